package dev.baton.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.access.ApiKey;
import dev.baton.http.Fault;
import dev.baton.http.Fault.Reason;
import dev.baton.http.Rejected;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows who presents a secret. What the database said is believed for {@link #BELIEVED}, so a key
 * revoked elsewhere is refused here within that time, and a flood of unknown secrets costs neither
 * the database nor the memory of the known ones.
 */
public final class Authenticator {
  static final Duration BELIEVED = Duration.ofSeconds(1);
  private static final int MOST = 20_000;
  private static final Pattern KEY = Pattern.compile("bt_live_[A-Za-z0-9]{32,128}");
  private static final Pattern TOKEN = Pattern.compile("bt_chat_[A-Za-z0-9]{32,128}");

  private final Authenticate authenticate;
  private final InstantSource clock;
  private final Cache<KeyHash, ApiKey> keys = cache(BELIEVED);
  private final Cache<KeyHash, VisitorToken> tokens = cache(BELIEVED);
  private final Cache<KeyHash, Boolean> unknown = cache(BELIEVED);
  private final Cache<ApiKey.Id, Boolean> ended = cache(BELIEVED.multipliedBy(10));

  @Inject
  public Authenticator(Authenticate authenticate, InstantSource clock) {
    this.authenticate = authenticate;
    this.clock = clock;
  }

  /**
   * The key that the request presents, good at this moment.
   *
   * @throws Rejected when there is none, or two different ones, or it opens nothing now
   */
  public ApiKey key(HttpServletRequest http) {
    return key(hash(Presented.keys(http), KEY));
  }

  /** The visitor's token that the request presents, not expired. */
  public VisitorToken token(HttpServletRequest http, Map<String, String> query) {
    return token(hash(Presented.tokens(http, query), TOKEN));
  }

  /** The one key that the request presents, itself; only once it is known to be good. */
  public static String keySecret(HttpServletRequest http) {
    return Presented.keys(http).iterator().next();
  }

  /** The one token that the request presents, likewise. */
  public static String tokenSecret(HttpServletRequest http, Map<String, String> query) {
    return Presented.tokens(http, query).iterator().next();
  }

  /** Ends the key on this node at once, whatever is believed or being read. */
  public void end(ApiKey.Id key) {
    ended.put(key, true);
  }

  ApiKey key(KeyHash hash) {
    if (unknown.getIfPresent(hash) != null) throw turnedAway(Reason.INVALID);
    var key = keys.get(hash, secret -> authenticate.key(secret).orElseThrow(() -> unknown(secret)));
    if (ended.getIfPresent(key.id()) != null) throw turnedAway(Reason.REVOKED);
    return switch (key.standing(clock.instant())) {
      case VALID -> key;
      case PAUSED -> throw turnedAway(Reason.PAUSED);
      case EXPIRED -> throw turnedAway(Reason.EXPIRED);
      case REVOKED -> throw turnedAway(Reason.REVOKED);
    };
  }

  private VisitorToken token(KeyHash hash) {
    if (unknown.getIfPresent(hash) != null) throw turnedAway(Reason.INVALID);
    var token =
        tokens.get(hash, secret -> authenticate.token(secret).orElseThrow(() -> unknown(secret)));
    if (token.expired(clock.instant())) throw turnedAway(Reason.EXPIRED);
    return token;
  }

  // What does not look like a secret of ours is not worth a hash, let alone a query.
  private static KeyHash hash(Set<String> presented, Pattern form) {
    if (presented.isEmpty()) throw turnedAway(Reason.MISSING);
    if (presented.size() > 1) throw turnedAway(Reason.INVALID);
    var secret = presented.iterator().next();
    if (!form.matcher(secret).matches()) throw turnedAway(Reason.INVALID);
    return KeyHash.of(secret);
  }

  private Rejected unknown(KeyHash hash) {
    unknown.put(hash, true);
    return turnedAway(Reason.INVALID);
  }

  private static Rejected turnedAway(Reason reason) {
    return new Rejected(new Fault.Unauthenticated(reason));
  }

  private static <K, V> Cache<K, V> cache(Duration believed) {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(believed).build();
  }
}
