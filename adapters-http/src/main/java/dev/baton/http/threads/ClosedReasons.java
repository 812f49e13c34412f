package dev.baton.http.threads;

import dev.baton.domain.conversation.EndReason;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words for why a thread ended. This dialect knows no handoffs: to it a thread that was closed
 * with one has just ended. Source: API.md, section 3.
 */
final class ClosedReasons {
  /** What each word says when a thread is closed. */
  static final Map<String, EndReason> SAID = said();

  /** What each word finds. */
  static final Map<String, Set<EndReason>> FOUND = found();

  private ClosedReasons() {}

  static @Nullable String word(@Nullable EndReason reason) {
    if (reason == null) return null;
    return reason == EndReason.HANDOFF_RESOLVED ? EndReason.ENDED.name() : reason.name();
  }

  private static Map<String, EndReason> said() {
    var words = new LinkedHashMap<String, EndReason>();
    for (var reason : EnumSet.complementOf(EnumSet.of(EndReason.HANDOFF_RESOLVED))) {
      words.put(reason.name(), reason);
    }
    return words;
  }

  private static Map<String, Set<EndReason>> found() {
    var words = new LinkedHashMap<String, Set<EndReason>>();
    SAID.forEach((word, reason) -> words.put(word, Set.of(reason)));
    words.put(EndReason.ENDED.name(), Set.of(EndReason.ENDED, EndReason.HANDOFF_RESOLVED));
    return words;
  }
}
