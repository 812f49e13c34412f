package dev.baton.http.kit;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.Decision;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys and tokens in memory, and how often they were asked for: all that authentication reads. */
public final class KeyRing implements Transactions {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  public static final Organization.Id ORGANIZATION = new Organization.Id(new UUID(1, 1));

  private final MemoryTransactions memory = new MemoryTransactions(InstantSource.fixed(START));
  private final AtomicInteger asked = new AtomicInteger();

  public Authenticate authenticate() {
    return new Authenticate(this);
  }

  public int asked() {
    return asked.get();
  }

  /** A key with every scope; the same secret for the same letter. */
  public String key(char letter) {
    return key(letter, EnumSet.allOf(Scope.class), null);
  }

  public String key(char letter, Set<Scope> scopes, ApiKey.@Nullable Validity validity) {
    var secret = "bt_live_" + String.valueOf(letter).repeat(32);
    var meant = validity == null ? ApiKey.Validity.from(START, null) : validity;
    var id = id(letter);
    var key = new ApiKey(id, ORGANIZATION, "key " + letter, "bt_live_", scopes, null, meant);
    return memory.within(
        store -> {
          store.apiKeys().add(key, KeyHash.of(secret));
          // Used just now, so that nobody takes a note of it.
          store.apiKeys().used(key);
          return secret;
        });
  }

  public static ApiKey.Id id(char letter) {
    return new ApiKey.Id(new UUID(2, letter));
  }

  public String token(char letter, Conversation.Id conversation, Instant expiresAt) {
    var secret = "bt_chat_" + String.valueOf(letter).repeat(32);
    var token = new VisitorToken(ORGANIZATION, conversation, expiresAt, null);
    return memory.within(
        store -> {
          store.visitorTokens().add(token, KeyHash.of(secret));
          return secret;
        });
  }

  @Override
  public <R> R within(Function<Store, R> work) {
    asked.incrementAndGet();
    return memory.within(work);
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work) {
    throw new UnsupportedOperationException("keys only");
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
    throw new UnsupportedOperationException("keys only");
  }
}
