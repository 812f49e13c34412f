package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.contract.Absentee;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.tag.Tag;
import dev.baton.domain.webhook.Subscription;
import dev.baton.domain.webhook.Webhook;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database repeats the types: what the domain cannot write, nobody can. */
class ImpossibleRowsTest {
  private static final String CHECK = "23514";
  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 2);

  private static final Ports PORTS = PostgresPorts.on(POOL, 1);

  private final Scene scene = Scene.in(PORTS);
  private final Conversation.Id conversation = scene.conversation();
  private final Handoff.Id handoff = scene.request(conversation, Request.unbriefed());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phase = 'asleep'",
        "phase = 'bot', end_reason = 'ended'",
        "phase = 'bot', window_opened_at = now()",
        "phase = 'bot', window_opened_at = now(), window_closes_at = now() - interval '1 s'",
        "phase = 'bot', resolved_at = now()",
        "phase = 'waiting', window_opened_at = now(), window_closes_at = now()",
        "phase = 'waiting', closed_at = now()",
        "phase = 'human', end_reason = 'ended'",
        "phase = 'resolved'",
        "phase = 'resolved', resolved_at = now(), closed_at = now()",
        "phase = 'closed'",
        "phase = 'closed', closed_at = now(), end_reason = 'boredom'",
        "phase = 'closed', resolved_at = now()",
        "phase = 'closed', closed_at = now(), window_opened_at = now(), window_closes_at = now()",
        "phase = 'archived', window_opened_at = now(), window_closes_at = now()",
        "epoch = 0",
        "next_seq = -1",
        "next_position = -1",
        "channel = 'fax'",
      })
  void no_conversation_is_in_a_state_that_there_is_not(String set) {
    refuses(CHECK, "update conversation set " + set + which(conversation.value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = 'open'",
        "source = 'nowhere'",
        "owner_id = :ada",
        "status = 'assigned'",
        "status = 'assigned', owner_id = :ada",
        "status = 'assigned', owned_since = now()",
        "status = 'assigned', owner_id = :ada, owned_since = now(), lease_until = now()",
        "status = 'accepted', owner_id = :ada, owned_since = now()",
        "status = 'accepted', owner_id = :ada, owned_since = now(), lease_seconds = 60",
        "status = 'accepted', owner_id = :ada, owned_since = now(), lease_until = now()",
        "status = 'accepted', owned_since = now(), lease_seconds = 60, lease_until = now()",
        "status = 'accepted', owner_id = :ada, owned_since = now(), lease_seconds = 29,"
            + " lease_until = now()",
        "status = 'accepted', owner_id = :ada, owned_since = now(), lease_seconds = 60,"
            + " lease_until = now(), settled_at = now()",
        "settled_at = now()",
        "outcome = 'resolved'",
        "status = 'resolved'",
        "status = 'resolved', settled_at = now()",
        "status = 'resolved', outcome = 'resolved'",
        "status = 'resolved', outcome = 'cancelled', settled_at = now()",
        "status = 'resolved', outcome = 'resolved', settled_at = now(), return_at = now()",
        "status = 'resolved', outcome = 'resolved', settled_at = now(), owned_since = now()",
        "status = 'resolved', outcome = 'resolved', settled_at = now(), return_summary = 'x'",
        "status = 'cancelled'",
        "status = 'cancelled', settled_at = now()",
        "status = 'cancelled', outcome = 'returned', settled_at = now()",
        "return_summary = 'x'",
        "up_to_seq = -1",
      })
  void no_handoff_is_in_a_state_that_there_is_not(String set) {
    var assignment = set.replace(":ada", "'" + scene.ada().id().value() + "'");
    refuses(CHECK, "update handoff set " + assignment + which(handoff.value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update message set author = 'nobody'",
        "update message set seq = -1",
        "update message set operator_id = gen_random_uuid()",
        "update delivery set status = 'lost'",
        "update delivery set channel = 'fax'",
        "update event set position = -1",
        "update operator set role = 'owner'",
        "update bot set window_quiet_ms = -1",
        "update bot set window_cap_ms = window_quiet_ms - 1",
        "update conversation_details set priority = 'whatever'",
        "update conversation_details set metadata = '[]'",
        "update conversation_details set variables = '1'",
        "update message set metadata = 'null'",
        "update handoff set context_vars = '[]'",
        "update tag set color = 'red'",
        "update webhook set events = '{}'",
        "update webhook set former_secret = 'x'",
        "update webhook set former_until = now()",
        "update webhook set disabled_reason = 'It answered 410.'",
      })
  void nothing_else_is_what_there_is_not(String update) {
    scene.visitorSays(conversation, "Hello?");
    scene.relay(handoff, scene.ada(), "Hi.");
    keepATagAndAWebhook();
    refuses(CHECK, update);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update away_mail set status = 'lost'",
        "update away_mail set status = 'sent'",
        "update away_mail set settled_at = now()",
        "update away_mail set status = 'sent', settled_at = now(), lease = gen_random_uuid()",
        "update away_mail set first_seq = -1",
        "update away_mail set last_seq = first_seq - 1",
        "update away_mail set tries = -1",
        "update away_mail set spent = tries + 1",
        "update dead_letter set channel = 'web'",
      })
  void no_e_mail_is_in_a_state_that_there_is_not(String update) {
    var absentee = Absentee.in(scene);
    absentee.plan(Duration.ZERO, absentee.told());
    giveUp();
    absentee.plan(Duration.ZERO, absentee.told());
    refuses(CHECK, update + " where conversation_id = '" + absentee.conversation().value() + "'");
  }

  private void giveUp() {
    var why = new Failure("smtp_550", "The mail server answered 550.");
    PORTS
        .transactions()
        .within(
            store -> {
              var mails = store.awayMails();
              mails
                  .lease(UUID.randomUUID(), Duration.ofMinutes(1), 99)
                  .forEach(each -> mails.settle(each, new Fate.Failed(why)));
              return true;
            });
  }

  @Test
  void one_e_mail_to_a_visitor_is_joined_and_any_number_over() {
    var absentee = Absentee.in(scene);
    absentee.plan(Duration.ZERO, absentee.told());
    giveUp();
    absentee.plan(Duration.ZERO, absentee.told());
    refuses(
        UNIQUE,
        "update away_mail set status = 'scheduled', settled_at = null, tries = 0"
            + " where status = 'failed' and conversation_id = '"
            + absentee.conversation().value()
            + "'");
  }

  private void keepATagAndAWebhook() {
    var wish = new Subscription("https://x.example", Set.of("message.created"), null);
    PORTS
        .transactions()
        .within(
            store -> {
              var now = store.now();
              var tag = new Tag.Id(scene.ids().next());
              var webhook = new Webhook.Id(scene.ids().next());
              store.tags().add(new Tag(tag, scene.organization(), "x", null, now));
              store
                  .webhooks()
                  .add(Webhook.registered(webhook, scene.organization(), wish, "x", now));
              return true;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update webhook_delivery set status = 'lost', settled_at = now()",
        "update webhook_delivery set status = 'delivered'",
        "update webhook_delivery set settled_at = now()",
        "update webhook_delivery set tries = -1",
        "update webhook_delivery set tries = attempts + 1",
        "update webhook_attempt set number = 0",
        "update webhook_attempt set took_ms = -1",
      })
  void nothing_is_told_in_a_way_that_there_is_not(String update) {
    keepWhatIsTold();
    refuses(CHECK, update);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into webhook_delivery select * from webhook_delivery",
        "insert into webhook_attempt select * from webhook_attempt",
        "insert into webhook_lane select * from webhook_lane",
        "insert into webhook_replay select * from webhook_replay",
        "insert into presence select * from presence",
      })
  void nothing_is_told_twice_over(String insert) {
    keepWhatIsTold();
    refuses(UNIQUE, insert);
  }

  private void keepWhatIsTold() {
    DATABASE.execute(
        """
        insert into webhook_delivery (organization_id, id, webhook_id, lane, position, topic, facts,
                                      happened_at)
        values ('%1$s', '%2$s', '%2$s', '%2$s', 0, 'ping', '{}', now());
        insert into webhook_attempt values ('%1$s', '%2$s', 1, now(), 5, 200, null, '');
        insert into webhook_lane values ('%1$s', '%2$s', '%2$s');
        insert into webhook_replay values ('%1$s', '%2$s', null, '1', '%2$s', 0, '2');
        insert into presence values ('%1$s', '%2$s', '%2$s', now())
        """
            .formatted(scene.organization().value(), conversation.value()));
  }

  @Test
  void one_handoff_of_a_conversation_is_open_and_any_number_settled() {
    scene.stretch(handoff, (it, now) -> it.cancel(scene.ada(), now));
    var second = scene.request(conversation, Request.unbriefed());
    scene.stretch(second, (it, now) -> it.cancel(scene.ada(), now));
    scene.request(conversation, Request.unbriefed());
    var reopened = "update handoff set status = 'requested', outcome = null, settled_at = null";
    refuses(UNIQUE, reopened + which(handoff.value()));
  }

  @Test
  void nothing_points_into_another_organization() {
    var stranger = Scene.in(PORTS);
    var bot = stranger.bot().id().value();
    var elsewhere = stranger.conversation().value();
    var somebody = stranger.ada().id().value();
    refuses(
        FOREIGN_KEY,
        "update conversation set bot_id = '" + bot + "'" + which(conversation.value()));
    refuses(
        FOREIGN_KEY,
        "update handoff set conversation_id = '" + elsewhere + "'" + which(handoff.value()));
    refuses(
        FOREIGN_KEY,
        "update conversation_details set assigned_to = '"
            + somebody
            + "' where organization_id = '"
            + scene.organization().value()
            + "'");
  }

  private static String which(UUID id) {
    return " where id = '" + id + "'";
  }

  private static void refuses(String state, String sql) {
    assertThatThrownBy(() -> DATABASE.execute(sql))
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class, flaw -> assertThat(flaw.getSQLState()).isEqualTo(state));
  }
}
