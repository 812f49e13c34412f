package dev.baton.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.application.Unavailable;
import dev.baton.application.bot.FindBots;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Knows the origins of pages that the bots of this installation list. What the database said is
 * believed for a while, so that neither a visitor's next message nor a flood of made-up origins
 * asks it again.
 */
public final class Origins {
  /** As a browser writes one: no path, no capitals, no usual port (RFC 6454, section 6.2). */
  public static final Pattern FORM =
      Pattern.compile("https?://(?:[a-z0-9.-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");

  private static final Duration BELIEVED = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private final FindBots bots;
  private final Cache<String, Boolean> listed =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

  @Inject
  public Origins(FindBots bots) {
    this.bots = bots;
  }

  /** Whether any bot lists it. Which bot a page may speak to is asked when it does. */
  public boolean listed(String origin) {
    if (!FORM.matcher(origin).matches()) return false;
    try {
      return listed.get(origin, bots::listed);
    } catch (Unavailable away) {
      return false;
    }
  }
}
