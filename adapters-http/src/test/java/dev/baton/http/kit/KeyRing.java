package dev.baton.http.kit;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.Authenticate;
import dev.baton.application.access.KeyHash;
import dev.baton.application.access.Operators;
import dev.baton.application.access.Organizations;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.access.VisitorTokens;
import dev.baton.application.approval.ApprovalLines;
import dev.baton.application.asset.Assets;
import dev.baton.application.bot.Bots;
import dev.baton.application.bot.Registrations;
import dev.baton.application.bot.Turns;
import dev.baton.application.conversation.Conversations;
import dev.baton.application.conversation.Notes;
import dev.baton.application.copilot.CopilotSessions;
import dev.baton.application.copilot.CopilotTurns;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.feed.EventQueries;
import dev.baton.application.log.LogReaders;
import dev.baton.application.tag.Tags;
import dev.baton.application.text.Consents;
import dev.baton.application.text.OurNumbers;
import dev.baton.application.webhook.Webhooks;
import dev.baton.domain.Decision;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keys and tokens in memory, and how often they were asked for: all that authentication reads. */
public final class KeyRing implements Transactions {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  public static final Organization.Id ORGANIZATION = new Organization.Id(new UUID(1, 1));

  private final Map<KeyHash, ApiKey> keys = new ConcurrentHashMap<>();
  private final Map<KeyHash, VisitorToken> tokens = new ConcurrentHashMap<>();
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
    keys.put(
        KeyHash.of(secret),
        new ApiKey(id, ORGANIZATION, "key " + letter, "bt_live_", scopes, null, meant));
    return secret;
  }

  public static ApiKey.Id id(char letter) {
    return new ApiKey.Id(new UUID(2, letter));
  }

  public String token(char letter, Conversation.Id conversation, Instant expiresAt) {
    var secret = "bt_chat_" + String.valueOf(letter).repeat(32);
    tokens.put(KeyHash.of(secret), new VisitorToken(ORGANIZATION, conversation, expiresAt, null));
    return secret;
  }

  public void forget(String secret) {
    keys.remove(KeyHash.of(secret));
  }

  @Override
  public <R> R within(Function<Store, R> work) {
    asked.incrementAndGet();
    return work.apply(new KeysOnly());
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

  private final class KeysOnly implements Store {
    @Override
    public ApiKeys apiKeys() {
      return new ApiKeys() {
        @Override
        public void add(ApiKey key, KeyHash hash) {
          keys.put(hash, key);
        }

        @Override
        public Optional<ApiKeys.Known> findByHash(KeyHash hash) {
          // Used just now, so that nobody takes a note of it.
          return Optional.ofNullable(keys.get(hash))
              .map(key -> new ApiKeys.Known(key, START, START));
        }

        @Override
        public Optional<ApiKeys.Known> find(Organization.Id organization, ApiKey.Id id) {
          throw new UnsupportedOperationException("by hash only");
        }

        @Override
        public List<ApiKeys.Known> list(Organization.Id organization) {
          throw new UnsupportedOperationException("by hash only");
        }

        @Override
        public void save(ApiKey key) {
          throw new UnsupportedOperationException("by hash only");
        }

        @Override
        public void used(ApiKey key) {
          throw new UnsupportedOperationException("by hash only");
        }

        @Override
        public List<ApiKey.Id> revokeAll(Organization.Id organization, Operator.Id operator) {
          throw new UnsupportedOperationException("by hash only");
        }
      };
    }

    @Override
    public VisitorTokens visitorTokens() {
      return new VisitorTokens() {
        @Override
        public void add(VisitorToken token, KeyHash hash) {
          tokens.put(hash, token);
        }

        @Override
        public Optional<VisitorTokens.Known> findByHash(KeyHash hash) {
          return Optional.ofNullable(tokens.get(hash))
              .map(token -> new VisitorTokens.Known(token, START));
        }
      };
    }

    @Override
    public Organizations organizations() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Operators operators() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Bots bots() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Turns turns() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Conversations conversations() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public ApprovalLines approvalLines() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Registrations registrations() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Assets assets() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Notes notes() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public CopilotSessions copilotSessions() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Tags tags() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Webhooks webhooks() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public OurNumbers ourNumbers() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Consents consents() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Deliveries deliveries() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public EventQueries events() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public LogReaders logReaders() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public CopilotTurns copilotTurns() {
      throw new UnsupportedOperationException("keys only");
    }

    @Override
    public Instant now() {
      return START;
    }
  }
}
