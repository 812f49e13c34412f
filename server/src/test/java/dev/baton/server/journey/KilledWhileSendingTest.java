package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.channels.email.SmtpStub;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.persistence.TestDatabase;
import dev.baton.server.away.MailedChat;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed with messages at every step: leased and not called yet, called and not
 * answered, answered and not settled, and many in between; and so with e-mails. The database
 * shortens the leases, which nobody but it judges, to a little more than a worker may be held up.
 * Source: FAILURES.md 33.
 */
class KilledWhileSendingTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LEASES_ARE_OVER = Duration.ofSeconds(100);
  private static final int CROWD = 12;
  private static final int EACH = 5;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @TempDir Path folder;
  @AutoClose private final ProviderStub provider = new ProviderStub();
  @AutoClose private final SmtpStub smtp = new SmtpStub();

  @Test
  void everything_leaves_once_and_its_leases_are_taken_over_in_time() throws Exception {
    leasesAreShortAndLogged();
    List<TextedChat> chats;
    List<MailedChat> mailed;
    try (var baton = start()) {
      chats = chats(baton.people());
      provider.holdsBack(chats.get(0).visitor());
      provider.becomes(chats.get(1).visitor(), Mood.TAKES_AND_HANGS);
      settlingStalls(chats.get(2));
      mailed = mailed(baton.people());
      for (var chat : chats.subList(0, 3)) chat.say(baton.people(), "0").expect(201);
      Eventually.is(1, SOON, provider::held);
      Eventually.is(List.of("0"), SOON, () -> chats.get(1).got(provider));
      Eventually.is(
          "2",
          SOON,
          () -> ask("select count(*) from pg_stat_activity where wait_event = 'PgSleep'"));
      assertThat(ask("select count(*) from lease_log")).isEqualTo("3");
      crowd(chats, baton.people());
      mailed.getLast().reply("Hello?");
      baton.kill();
    }
    // What the server had begun is undone, as it is once the database misses it.
    ask(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event = 'PgSleep'");
    provider.calmsDown();
    try (var baton = start()) {
      Eventually.is("0", LEASES_ARE_OVER, () -> ask("select count(*) from delivery_due"));
      for (var chat : chats) {
        assertThat(chat.statuses(baton.people())).isNotEmpty().containsOnly("sent");
      }
      Eventually.is(
          "3", LEASES_ARE_OVER, () -> ask("select count(*) from away_mail where status = 'sent'"));
    }
    assertMailed(mailed);
    for (var chat : chats.subList(0, 3)) assertThat(chat.got(provider)).containsExactly("0");
    for (var chat : chats.subList(3, chats.size())) {
      assertThat(chat.got(provider)).containsExactly("0", "1", "2", "3", "4");
    }
    assertThat(ask(TAKEN_OVER)).as("messages whose lease lapsed").matches("[1-9][0-9]*");
    assertThat(ask(TAKEN_OVER_LATE)).isEqualTo("0");
  }

  /** As docs/delivery.md says: what a server took goes again, under an id by which it is known. */
  private void assertMailed(List<MailedChat> mailed) {
    for (var chat : mailed.subList(0, 2)) {
      assertThat(chat.got(smtp)).hasSize(2).containsOnly(chat.got(smtp).getFirst());
    }
    assertThat(mailed.getLast().got(smtp)).as("it was not due before").hasSize(1);
  }

  /** Taken and not answered, answered and not settled, and to come. */
  private List<MailedChat> mailed(People people) {
    var mailed =
        Stream.of("zoe", "ben", "ada")
            .map(name -> MailedChat.with(name + "@example.test", people))
            .toList();
    mailsStall(mailed.get(1));
    smtp.becomes(Mood.TAKES_AND_HANGS);
    mailed.get(0).reply("Hello?");
    Eventually.is(1, SOON, () -> mailed.get(0).got(smtp).size());
    smtp.becomes(Mood.TAKES);
    mailed.get(1).reply("Hello?");
    return mailed;
  }

  private static final String TAKEN_OVER =
      """
      select count(*) from lease_log a join lease_log b using (conversation_id, seq)
       where b.at > a.at and b.at >= a.due_at
      """;
  private static final String TAKEN_OVER_LATE =
      TAKEN_OVER + " and b.at > a.due_at + interval '1 second'";

  private List<TextedChat> chats(People people) {
    var chats = new ArrayList<TextedChat>();
    for (int i = 0; i < 3 + CROWD; i++) {
      chats.add(TextedChat.with("+15550" + (200 + i), people));
    }
    return chats;
  }

  private static void crowd(List<TextedChat> chats, People people) {
    for (int n = 0; n < EACH; n++) {
      for (var chat : chats.subList(3, chats.size())) chat.say(people, "" + n).expect(201);
    }
  }

  private BatonProcess start() {
    var settings = new HashMap<>(TextedChat.settings(provider));
    settings.put("BATON_DATABASE_URL", DATABASE.url());
    settings.putAll(MailedChat.settings(smtp));
    return BatonProcess.start(folder, settings);
  }

  private static void leasesAreShortAndLogged() {
    DATABASE.execute(
        """
        create function shorten() returns trigger language plpgsql as $$
        begin
          if new.lease is distinct from old.lease and new.lease is not null then
            new.due_at := least(new.due_at, clock_timestamp() + interval '22 seconds');
          end if;
          return new;
        end $$;
        create trigger shortens before update on delivery_due
          for each row execute function shorten();
        create trigger shortens before update on away_mail
          for each row execute function shorten();
        create table lease_log (
          conversation_id uuid, seq bigint, at timestamptz, due_at timestamptz);
        create function log_lease() returns trigger language plpgsql as $$
        begin
          if new.lease is distinct from old.lease and new.lease is not null then
            insert into lease_log
              values (new.conversation_id, new.seq, clock_timestamp(), new.due_at);
          end if;
          return null;
        end $$;
        create trigger logs after update on delivery_due
          for each row execute function log_lease();
        """);
  }

  /** The first time, for longer than it takes until the server is killed; then all is undone. */
  private static void settlingStalls(TextedChat chat) {
    DATABASE.execute(
        """
        create sequence stalled;
        create function stall() returns trigger language plpgsql as $$
        begin
          if old.conversation_id = '%s' and nextval('stalled') = 1 then perform pg_sleep(20); end if;
          return old;
        end $$;
        create trigger stalls before delete on delivery_due
          for each row execute function stall();
        """
            .formatted(chat.id()));
  }

  private static void mailsStall(MailedChat chat) {
    DATABASE.execute(
        """
        create sequence mail_stalled;
        create function stall_mail() returns trigger language plpgsql as $$
        begin
          if new.conversation_id = '%s' and new.status = 'sent' and nextval('mail_stalled') = 1
          then perform pg_sleep(20); end if;
          return new;
        end $$;
        create trigger stalls before update on away_mail
          for each row execute function stall_mail();
        """
            .formatted(chat.id()));
  }

  private static String ask(String sql) {
    try (var connection = DriverManager.getConnection(DATABASE.url());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }
}
