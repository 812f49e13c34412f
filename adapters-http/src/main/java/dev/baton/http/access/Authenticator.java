package dev.baton.http.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.application.access.ApiKeySecret;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.http.Fault;
import dev.baton.http.Fault.Reason;
import dev.baton.http.Rejected;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Knows who presents a secret. What the database said is believed for less than a second, so a key
 * revoked elsewhere is refused here within one, and a flood of unknown secrets costs neither the
 * database nor the memory of the known ones. Whether a secret has expired is judged by the clock of
 * the database: its time when it was asked, and what has passed since.
 */
public final class Authenticator {
  /** Leaves the rest of the second to the question itself. */
  private static final Duration BELIEVED = Duration.ofMillis(800);

  /** Longer than any question that was asked before somebody here ended the key. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final int MOST = 20_000;
  private static final Pattern TOKEN = Pattern.compile("bt_chat_[A-Za-z0-9]{32,128}");

  private final Authenticate authenticate;
  private final Cache<KeyHash, Believed<ApiKey>> keys;
  private final Cache<KeyHash, Believed<VisitorToken>> tokens;
  private final Cache<KeyHash, Boolean> unknown;
  private final Cache<ApiKey.Id, Reason> ended = cache(REMEMBERED);

  @Inject
  public Authenticator(Authenticate authenticate) {
    this(authenticate, BELIEVED);
  }

  /**
   * @param believed how long an answer of the database holds
   */
  public Authenticator(Authenticate authenticate, Duration believed) {
    this.authenticate = authenticate;
    this.keys = cache(believed);
    this.tokens = cache(believed);
    this.unknown = cache(believed);
  }

  /** What the database said, and when. */
  private record Believed<T>(T value, Instant asOf, long readAt) {

    static <T> Believed<T> of(T value, Instant asOf) {
      return new Believed<>(value, asOf, System.nanoTime());
    }

    Instant now() {
      return asOf.plusNanos(System.nanoTime() - readAt);
    }
  }

  /**
   * The key that the request presents, good at this moment.
   *
   * @throws Rejected when there is none, or two different ones, or it opens nothing now
   */
  public ApiKey key(HttpServletRequest http) {
    return key(hash(Presented.keys(http), ApiKeySecret::looksLikeOne));
  }

  /** The visitor's token that the request presents, not expired. */
  public VisitorToken token(HttpServletRequest http, Map<String, String> query) {
    return token(hash(Presented.tokens(http, query), TOKEN.asMatchPredicate()));
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
    ended.put(key, Reason.REVOKED);
  }

  /** The same until it is resumed. */
  public void pause(ApiKey.Id key) {
    ended.put(key, Reason.PAUSED);
  }

  public void resume(ApiKey.Id key) {
    keys.asMap().values().removeIf(each -> each.value().id().equals(key));
    ended.asMap().remove(key, Reason.PAUSED);
  }

  /** Believes nothing any more of what the operator's keys open. */
  public void doubt(Operator.Id operator) {
    keys.asMap().values().removeIf(each -> operator.equals(each.value().actor().operator()));
  }

  private ApiKey key(KeyHash hash) {
    if (unknown.getIfPresent(hash) != null) throw turnedAway(Reason.INVALID);
    var believed = keys.get(hash, this::read);
    var key = believed.value();
    var reason = ended.getIfPresent(key.id());
    if (reason != null) throw turnedAway(reason);
    return switch (key.standing(believed.now())) {
      case VALID -> key;
      case PAUSED -> throw turnedAway(Reason.PAUSED);
      case EXPIRED -> throw turnedAway(Reason.EXPIRED);
      case REVOKED -> throw turnedAway(Reason.REVOKED);
    };
  }

  private Believed<ApiKey> read(KeyHash secret) {
    return authenticate
        .key(secret)
        .map(known -> Believed.of(known.key(), known.asOf()))
        .orElseThrow(() -> unknown(secret));
  }

  private VisitorToken token(KeyHash hash) {
    if (unknown.getIfPresent(hash) != null) throw turnedAway(Reason.INVALID);
    var believed = tokens.get(hash, this::readToken);
    if (believed.value().expired(believed.now())) throw turnedAway(Reason.EXPIRED);
    return believed.value();
  }

  private Believed<VisitorToken> readToken(KeyHash secret) {
    return authenticate
        .token(secret)
        .map(known -> Believed.of(known.token(), known.asOf()))
        .orElseThrow(() -> unknown(secret));
  }

  private static KeyHash hash(Set<String> presented, Predicate<String> form) {
    if (presented.isEmpty()) throw turnedAway(Reason.MISSING);
    if (presented.size() > 1) throw turnedAway(Reason.INVALID);
    var secret = presented.iterator().next();
    if (!form.test(secret)) throw turnedAway(Reason.INVALID);
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
