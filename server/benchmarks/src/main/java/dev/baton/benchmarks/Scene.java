package dev.baton.benchmarks;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.ApiKeySecret;
import dev.baton.application.access.Caller;
import dev.baton.application.conversation.StartConversation;
import dev.baton.application.conversation.TranscriptQueries;
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
import dev.baton.domain.conversation.Conversation;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One organization with a bot, an operator and conversations, which he has taken over, so that
 * every further relay is one of the many and not the first, or which the bot still has.
 */
record Scene(Caller operator, String secret, int conversations) {
  private static final int CONNECTIONS = 16;

  /** As many as may write at once: nobody waits for a turn, however slow the disk is. */
  private static final int WRITERS = 4;

  /** What is done for each conversation. */
  private interface Beginning {
    void begin(Transactions transactions, TranscriptQueries transcripts, int number);
  }

  static Scene takenOver(Ground ground, int conversations) throws Exception {
    return set(ground, conversations, scene -> scene::takeOver);
  }

  static Scene underBot(Ground ground, int conversations) throws Exception {
    return set(ground, conversations, scene -> scene::begin);
  }

  private static Scene set(Ground ground, int conversations, Function<Scene, Beginning> beginning)
      throws Exception {
    try (var pool = DatabasePool.open(ground.database().url(), null, null, CONNECTIONS)) {
      var transactions = new PostgresTransactions(pool, _ -> {}, WRITERS);
      var secret = ApiKeySecret.mint(() -> UUID.randomUUID().toString().replace("-", ""));
      var key = people(transactions, secret);
      // What is measured is the work, not how it is refused.
      new PostgresQuotas(pool).limit(key.organization(), 100_000_000, 1_000_000_000);
      var scene = new Scene(Caller.by(key), secret.text(), conversations);
      var transcripts = new JooqTranscriptQueries(new Reads(pool));
      scene.all(transactions, transcripts, beginning.apply(scene));
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

  private void all(Transactions transactions, TranscriptQueries transcripts, Beginning beginning)
      throws InterruptedException, ExecutionException {
    Progress.say("setting the scene: %d conversations", conversations);
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var all = new ArrayList<Future<?>>();
      for (int n = 1; n <= conversations; n++) {
        int number = n;
        all.add(threads.submit(() -> beginning.begin(transactions, transcripts, number)));
      }
      for (var each : all) each.get();
    }
  }

  private Conversation.Id start(Transactions transactions, Ids ids) {
    var order = new StartConversation.Order(Channel.WEB, null, Details.NONE);
    return new StartConversation(transactions, ids)
        .start(operator.organization(), order)
        .orElseThrow()
        .conversation();
  }

  private void begin(Transactions transactions, TranscriptQueries transcripts, int number) {
    start(transactions, () -> conversation(number).value());
  }

  private void takeOver(Transactions transactions, TranscriptQueries transcripts, int number) {
    var ids = new Numbered(number);
    var started = start(transactions, ids);
    var requested =
        new RequestHandoff(transactions, transcripts, ids)
            .request(operator.organization(), started, Request.unbriefed());
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

  /**
   * A conversation that the bot has, by its number from 1. They are far from one another, as those
   * are that chance brings: the ids of turns are counted from them.
   */
  static Conversation.Id conversation(int number) {
    return new Conversation.Id(new UUID((long) number << 16 | 0x7000L, 0x8000L << 48));
  }

  /** The handoff of a conversation, by the conversation's number from 1. */
  static Handoff.Id handoff(int number) {
    return new Handoff.Id(Numbered.id(1, number));
  }

  /** What opens a stream of each of so many conversations that were taken over. */
  List<String> listening(int conversations) {
    return IntStream.rangeClosed(1, conversations)
        .mapToObj(
            number ->
                "GET /api/v1/threads/%s/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: %s\r\n\r\n"
                    .formatted(Numbered.id(0, number), secret))
        .toList();
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
