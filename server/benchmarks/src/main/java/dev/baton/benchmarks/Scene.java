package dev.baton.benchmarks;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.ApiKeySecret;
import dev.baton.application.access.Caller;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.domain.Decision;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import dev.baton.persistence.DatabasePool;
import dev.baton.persistence.JooqTranscriptQueries;
import dev.baton.persistence.PostgresQuotas;
import dev.baton.persistence.PostgresTransactions;
import dev.baton.persistence.Reads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One organization with a bot, an operator and conversations that he has taken over, so that every
 * further relay is one of the many and not the first.
 */
record Scene(Caller operator, String secret, int conversations) {
  private static final int CONNECTIONS = 16;

  static Scene set(Ground ground, int conversations) throws Exception {
    try (var pool = DatabasePool.open(ground.database().url(), null, null, CONNECTIONS)) {
      var transactions = new PostgresTransactions(pool, _ -> {}, 4);
      var secret = ApiKeySecret.mint(() -> UUID.randomUUID().toString().replace("-", ""));
      var key = people(transactions, secret);
      // What is measured is the work, not how it is refused.
      new PostgresQuotas(pool).limit(key.organization(), 100_000_000, 1_000_000_000);
      var scene = new Scene(Caller.by(key), secret.text(), conversations);
      scene.takeOverAll(transactions, new JooqTranscriptQueries(new Reads(pool)));
      return scene;
    }
  }

  private static ApiKey people(Transactions transactions, ApiKeySecret secret) {
    return transactions.within(
        store -> {
          var id = new Organization.Id(UUID.randomUUID());
          store.organizations().add(new Organization(id, "Bench", "bench-" + id.value()));
          var rule = new Window.Rule(Duration.ofSeconds(3), Duration.ofSeconds(10));
          store.bots().add(new Bot(new Bot.Id(UUID.randomUUID()), id, "Bench", rule));
          var ada = new Operator(new Operator.Id(UUID.randomUUID()), id, "Ada", Role.OPERATOR);
          store.operators().add(ada);
          var validity = ApiKey.Validity.from(store.now(), null);
          var scopes = EnumSet.complementOf(EnumSet.of(Scope.BOT, Scope.KEYS));
          var keyId = new ApiKey.Id(UUID.randomUUID());
          var key = new ApiKey(keyId, id, "Ada", secret.shown(), scopes, ada, validity);
          store.apiKeys().add(key, secret.hash());
          return key;
        });
  }

  private void takeOverAll(Transactions transactions, JooqTranscriptQueries transcripts)
      throws InterruptedException, ExecutionException {
    Progress.say("setting the scene: %d conversations", conversations);
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var all = new ArrayList<Future<?>>();
      for (int n = 1; n <= conversations; n++) {
        var ids = new Numbered(n);
        all.add(threads.submit(() -> takeOver(transactions, transcripts, ids)));
      }
      for (var each : all) each.get();
    }
  }

  private void takeOver(Transactions transactions, JooqTranscriptQueries transcripts, Ids ids) {
    var order = new StartConversation.Order(Channel.WEB, null, Details.NONE);
    var started =
        new StartConversation(transactions, ids)
            .start(operator.organization(), order)
            .orElseThrow();
    var requested =
        new RequestHandoff(transactions, transcripts, ids)
            .request(operator.organization(), started.conversation(), Request.unbriefed());
    var handoff = accepted(requested).handoff();
    accepted(new RelayMessage(transactions, ids).relay(operator, handoff.id(), "Good morning."));
  }

  private static <R> R accepted(Decision<R> decision) {
    return switch (decision) {
      case Decision.Accepted<R>(_, var result, _) -> result;
      case Decision.Refused<R>(var refusal) ->
          throw new IllegalStateException("refused: " + refusal);
    };
  }

  /** The handoff of a conversation, by the conversation's number from 1. */
  static Handoff.Id handoff(int number) {
    return new Handoff.Id(Numbered.id(1, number));
  }

  /** The ids of one conversation by its number, so that SQL can name them too. */
  private static final class Numbered implements Ids {
    private final int number;
    private int next;

    Numbered(int number) {
      this.number = number;
    }

    @Override
    public UUID next() {
      return id(next++, number);
    }

    /** As {@link Direct#SQL} names the handoff, which comes second. */
    static UUID id(int kind, int number) {
      return new UUID((long) kind << 16 | 0x7000L, 0x8000L << 48 | number);
    }
  }
}
