package dev.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.installation.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dead letters from the command line, beside an installation that runs. */
class DeliveriesCommandTest {
  private static final String FIRST = UUID.randomUUID().toString();
  private static final String SECOND = UUID.randomUUID().toString();

  @AutoClose private final Installation installation = Installation.fresh();

  @BeforeEach
  void start() {
    var people = installation.start().people();
    for (var each : new String[] {FIRST, SECOND}) {
      bury(people.organizationId(), each, each.equals(FIRST) ? 0 : 1);
    }
  }

  private void bury(UUID organization, String message, int seq) {
    var place = "'%s', '%s', %d".formatted(organization, organization, seq);
    installation.execute(
        """
        insert into message (organization_id, conversation_id, seq, id, author, text, metadata, created_at)
        values (%1$s, '%2$s', 'bot', 'x', '{}', now());
        insert into delivery
          (organization_id, conversation_id, seq, channel, status, updated_at, error_code, error_message)
        values (%1$s, 'sms', 'failed', now(), '30003', 'Unreachable.');
        insert into dead_letter
          (organization_id, conversation_id, seq, message_id, channel, tries, code, reason, died_at)
        values (%1$s, '%2$s', 'sms', 8, '30003', 'Unreachable.', now() + %3$d * interval '1 second')
        """
            .formatted(place, message, seq));
  }

  private record Run(int exit, String out, String err) {}

  private Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var environment =
        Map.of(
            "BATON_DATABASE_URL",
            installation.url(),
            "BATON_DATA",
            installation.folder().toString());
    int exit =
        Baton.commandLine(environment)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Run(exit, out.toString(), err.toString());
  }

  private String waiting() {
    return installation.ask("select string_agg(seq::text, ' ' order by seq) from delivery_due");
  }

  @Test
  void they_are_listed_and_begin_again_one_by_one_and_all_at_once() {
    var listed = run("deliveries", "list", "--organization", "acme");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines()).hasSize(2);
    assertThat(listed.out().lines().findFirst().orElseThrow())
        .contains("\tsms\t30003\t8\t")
        .endsWith(FIRST);
    assertThat(run("deliveries", "list", "--organization", "acme", "--limit", "1").out().lines())
        .hasSize(1);
    assertThat(run("deliveries", "list", "--organization", "acme", "--channel", "WEB").out())
        .isEmpty();
    assertThat(run("deliveries", "replay", "--organization", "acme", SECOND).out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(waiting()).isEqualTo("1");
    assertThat(run("deliveries", "replay", "--organization", "acme").out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(waiting()).isEqualTo("0 1");
    assertThat(installation.ask("select count(*) from delivery where status = 'queued'"))
        .isEqualTo("2");
  }

  @Test
  void e_mails_are_among_them() {
    installation.execute("update dead_letter set channel = 'email' where seq = 1");
    installation.execute(
        """
        insert into away_mail
          (organization_id, id, conversation_id, first_seq, last_seq, status, due_at, tries,
           created_at, settled_at)
        select organization_id, gen_random_uuid(), conversation_id, seq, seq, 'failed', now(), 8,
               now(), now()
          from dead_letter where channel = 'email'
        """);
    var listed = run("deliveries", "list", "--organization", "acme", "--channel", "EMAIL");
    assertThat(listed.out().lines()).hasSize(1);
    assertThat(listed.out()).contains("\temail\t").endsWith(SECOND + System.lineSeparator());
    assertThat(run("deliveries", "replay", "--organization", "acme", "--channel", "EMAIL").out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(installation.ask("select status || ' ' || tries - spent from away_mail"))
        .isEqualTo("scheduled 0");
    assertThat(waiting()).as("nothing by SMS").isNull();
  }

  @Test
  void what_webhooks_were_told_in_vain_is_listed_and_begins_again_the_same_way() {
    var one = told(0);
    var other = told(1);
    var third = told(2);
    var listed = run("webhooks", "list", "--organization", "acme");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines().map(each -> each.split("\t", -1)[5]))
        .containsExactlyInAnyOrder(one.delivery, other.delivery, third.delivery);
    assertThat(listed.out()).contains("\tping\thttp_500\t6\t");
    assertThat(run("webhooks", "list", "--organization", "acme", "--webhook", one.webhook).out())
        .endsWith(one.delivery + System.lineSeparator());
    assertThat(run("webhooks", "replay", "--organization", "acme", other.delivery).out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(run("webhooks", "replay", "--organization", "acme", "--webhook", one.webhook).out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(dead()).isEqualTo(third.delivery);
    assertThat(run("webhooks", "replay", "--organization", "acme").out())
        .isEqualToIgnoringNewLines("Replayed: 1");
    assertThat(dead()).isNull();
    assertThat(installation.ask("select count(*) from webhook_lane")).isEqualTo("3");
  }

  private record ToldInVain(String webhook, String delivery) {}

  private ToldInVain told(int ago) {
    var told = new ToldInVain(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    installation.execute(
        """
        insert into webhook (organization_id, id, url, events, secret, active, created_at, updated_at)
        select id, '%1$s', 'https://x.example', '{ping}', 'sealed', false, now(), now()
          from organization where slug = 'acme';
        insert into webhook_delivery (organization_id, id, webhook_id, lane, position, topic, facts,
                                      happened_at, status, tries, attempts, settled_at)
        select id, '%2$s', '%1$s', '%1$s', 0, 'ping', '{}', now() - %3$d * interval '1 h', 'dead',
               6, 6, now()
          from organization where slug = 'acme';
        insert into webhook_attempt
        select organization_id, id, 6, now(), 5, 500, null, '' from webhook_delivery
         where id = '%2$s'
        """
            .formatted(told.webhook, told.delivery, ago));
    return told;
  }

  private @Nullable String dead() {
    return installation.ask(
        "select string_agg(id::text, ' ') from webhook_delivery where status = 'dead'");
  }

  @Test
  void what_is_not_there_is_one_line_and_an_exit_code() {
    var unknown = run("deliveries", "replay", "--organization", "nobody");
    assertThat(unknown.exit()).isNotZero();
    assertThat(unknown.err()).contains("No organization is called nobody");
    assertThat(run("deliveries", "list", "--organization", "acme", "--limit", "0").exit())
        .isNotZero();
  }
}
