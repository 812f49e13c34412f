package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Caller;
import dev.baton.application.contract.AskedOnce;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.once.Outcome;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.Requested;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RelayRoundTripsTest {
  @AutoClose static final TestDatabase database = TestDatabase.fresh();

  private final Organization.Id organization = new Organization.Id(UUID.randomUUID());
  private final Operator.Id ada = new Operator.Id(UUID.randomUUID());

  @Test
  void a_relay_costs_two_round_trips_its_takeover_no_more() throws Exception {
    // However slow the machine: the pool's own question whether a connection lives is not counted.
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
    var url = URI.create(database.url().substring("jdbc:".length()));
    try (var counted = new RoundTrips(url.getPort());
        var pool = DatabasePool.open(through(url.getPort(), counted), null, null, 1)) {
      var transactions = new PostgresTransactions(pool, rings -> {}, 1);
      var handoff = handoff(transactions);
      var relay = new RelayMessage(transactions, UUID::randomUUID);
      int before = counted.count();

      var takeover = relay.relay(caller(), handoff, "I am here.");
      int taken = counted.count();
      var second = relay.relay(caller(), handoff, "How can I help?");

      assertThat(takeover).isInstanceOf(Accepted.class);
      assertThat(second).isInstanceOf(Accepted.class);
      assertThat(taken - before).isEqualTo(2);
      assertThat(counted.count() - taken).isEqualTo(2);
    }
  }

  /** Nor does an idempotency key: what it needs goes with the same questions. */
  @Test
  void a_relay_that_is_carried_out_once_costs_two_round_trips() throws Exception {
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
    var url = URI.create(database.url().substring("jdbc:".length()));
    try (var counted = new RoundTrips(url.getPort());
        var pool = DatabasePool.open(through(url.getPort(), counted), null, null, 1)) {
      var transactions = new PostgresTransactions(pool, rings -> {}, 1);
      var handoff = handoff(transactions);
      var relay = new RelayMessage(transactions, UUID::randomUUID);
      var replies = new PostgresReplies(pool, rings -> {});
      var ticket = AskedOnce.ticket(organization);
      Supplier<Outcome> relayed =
          () ->
              replies.once(
                  ticket,
                  () -> {
                    replies.sharing(
                        _ -> "kept", () -> relay.relay(caller(), handoff, "I am here."));
                    return "kept";
                  });
      int before = counted.count();
      assertThat(relayed.get()).isEqualTo(new Outcome.Done());
      int once = counted.count();
      assertThat(relayed.get()).isEqualTo(new Outcome.Repeated("kept"));
      assertThat(once - before).isEqualTo(2);
      // The question, and that nothing is to be written.
      assertThat(counted.count() - once).isEqualTo(2);
    }
  }

  private static String through(int port, RoundTrips counted) {
    return database.url().replace(":" + port, ":" + counted.port());
  }

  private Caller caller() {
    var actor = new Actor.Person(ada, Role.OPERATOR);
    return new Caller(
        organization, new ApiKey.Id(UUID.randomUUID()), "ada", Set.of(Scope.HITL_WRITE), actor);
  }

  private Handoff.Id handoff(PostgresTransactions transactions) {
    var bot = new Bot.Id(UUID.randomUUID());
    var conversation = new Conversation.Id(UUID.randomUUID());
    var rule = new Window.Rule(Duration.ofSeconds(1), Duration.ofSeconds(5));
    transactions.within(
        store -> {
          store
              .organizations()
              .add(new Organization(organization, "Acme", "acme-" + organization.value()));
          store.operators().add(new Operator(ada, organization, "Ada", Role.OPERATOR));
          store.bots().add(new Bot(bot, organization, "Bot", rule));
          return store
              .conversations()
              .add(Conversation.start(conversation, organization, Channel.WEB, bot, Details.NONE));
        });
    var id = new Handoff.Id(UUID.randomUUID());
    var requested =
        transactions.on(
            organization,
            conversation,
            exchange ->
                exchange.conversation().requestHandoff(id, Request.unbriefed(), exchange.now()));
    assertThat(requested)
        .isInstanceOfSatisfying(
            Accepted.class, it -> assertThat(it.result()).isInstanceOf(Requested.class));
    return id;
  }
}
