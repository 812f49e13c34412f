package dev.baton.server.away;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.channels.email.SmtpServer;
import dev.baton.channels.email.SmtpStub;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a visitor who is away is told by e-mail, on two nodes whose clocks are hours apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayMailTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AFTER = Duration.ofHours(1);

  @AutoClose private final SmtpStub smtp = new SmtpStub();
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;

  @BeforeAll
  void start() {
    var server =
        new SmtpServer(
            "127.0.0.1", smtp.port(), false, null, "team@acme.test", Duration.ofSeconds(5));
    people = installation.mailing(server, AFTER).start().people();
    installation.start(() -> Instant.now().minusSeconds(7_200));
  }

  @BeforeEach
  void calm() {
    smtp.becomes(Mood.TAKES);
  }

  private MailedChat open(@Nullable String address) {
    return MailedChat.with(address, people);
  }

  private String mails(MailedChat chat) {
    return installation.ask(
        "select coalesce(string_agg(status || coalesce(' ' || code, ''), ', ' order by first_seq),"
            + " '') from away_mail where "
            + of(chat));
  }

  private static String of(MailedChat chat) {
    return "conversation_id = '" + chat.id() + "'";
  }

  /** What is scheduled for him goes now, and not after an hour. */
  private void goes(MailedChat chat) {
    var scheduled = "from away_mail where status = 'scheduled' and " + of(chat);
    Eventually.is("1", SOON, () -> installation.ask("select count(*) " + scheduled));
    installation.execute("update away_mail set due_at = now() where " + of(chat));
  }

  /** The plain form of what it says. */
  private static String text(String mail) {
    var body = mail.substring(mail.indexOf("base64") + 6).strip();
    var end = body.indexOf("\r\n--");
    return new String(Base64.getMimeDecoder().decode(body.substring(0, end)), UTF_8);
  }

  @Test
  void replies_to_a_visitor_who_is_away_come_in_one_e_mail() {
    var chat = open("zoe@example.test");
    chat.reply("I found <b>it</b>.");
    Eventually.is("scheduled", SOON, () -> mails(chat));
    chat.reply("It is on its way.");
    var joined = "select last_seq - first_seq from away_mail where " + of(chat);
    Eventually.is("1", SOON, () -> installation.ask(joined));
    goes(chat);
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(chat.got(smtp)).hasSize(1);
    assertThat(smtp.taken().getLast()).contains("Message-ID: <away-", "Date: ");
    assertThat(text(smtp.taken().getLast())).contains("<b>it</b>", "on its way");
    chat.reply("It has arrived.");
    goes(chat);
    Eventually.is("sent, sent", SOON, () -> mails(chat));
    assertThat(chat.got(smtp)).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void who_watches_or_has_no_address_is_not_told() {
    var nameless = open(null);
    nameless.reply("Hello?");
    var chat = open("watcher@example.test");
    var path = "/api/v1/threads/" + chat.id() + "/stream";
    try (var _ = people.organization().stream(path, null)) {
      Eventually.is("true", SOON, () -> watching(chat));
      chat.reply("Hello.");
      var last = open("last@example.test");
      last.reply("Who comes after them.");
      goes(last);
      Eventually.is("sent", SOON, () -> mails(last));
    }
    assertThat(mails(chat)).isEmpty();
    assertThat(mails(nameless)).isEmpty();
    assertThat(chat.got(smtp)).isEmpty();
  }

  private String watching(MailedChat chat) {
    var path = "/v1/conversations/" + chat.id() + "/presence";
    return chat.organization().get(path).text("watching");
  }

  @Test
  void who_is_back_before_it_goes_is_not_told() {
    var watching = open("back@example.test");
    watching.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(watching));
    var path = "/api/v1/threads/" + watching.id() + "/stream";
    try (var _ = people.organization().stream(path, null)) {
      Eventually.is("true", SOON, () -> watching(watching));
      goes(watching);
      Eventually.is("called_off watching", SOON, () -> mails(watching));
    }
    var answered = open("ben@example.test");
    answered.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(answered));
    people
        .organization()
        .post("/api/v1/threads/" + answered.id() + "/messages", Map.of("message", "Yes."))
        .expect(200);
    goes(answered);
    Eventually.is("called_off answered", SOON, () -> mails(answered));
    assertThat(watching.got(smtp)).isEmpty();
    assertThat(answered.got(smtp)).isEmpty();
  }

  @Test
  void who_has_seen_it_and_left_again_is_not_told() {
    var chat = open("seen@example.test");
    chat.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(chat));
    installation.execute(
        "update delivery set status = 'delivered', sent_at = now(), delivered_at = now()"
            + " where conversation_id = '%s'".formatted(chat.id()));
    goes(chat);
    Eventually.is("called_off seen", SOON, () -> mails(chat));
    assertThat(chat.got(smtp)).isEmpty();
  }

  @Test
  void a_server_that_breaks_is_tried_again_under_the_same_id_and_a_refusal_is_final() {
    smtp.becomes(Mood.TAKES_AND_BREAKS);
    var chat = open("broken@example.test");
    chat.reply("Hello?");
    goes(chat);
    Eventually.is("scheduled smtp_451", SOON, () -> mails(chat));
    smtp.becomes(Mood.TAKES);
    goes(chat);
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(chat.got(smtp)).hasSize(2).containsOnly(chat.got(smtp).getFirst());
    smtp.becomes(Mood.REFUSES_THE_MESSAGE);
    var refused = open("nobody@example.test");
    refused.reply("Hello?");
    goes(refused);
    Eventually.is("failed smtp_550", SOON, () -> mails(refused));
    var told = refused.organization().get("/v1/conversations/" + refused.id() + "/presence");
    assertThat(told.text("away_mail/status")).isEqualTo("failed");
    assertThat(told.text("away_mail/error_code")).isEqualTo("smtp_550");
  }

  @Test
  void what_was_given_up_is_told_and_listed_and_goes_when_it_is_replayed() {
    smtp.becomes(Mood.REFUSES_THE_MESSAGE);
    var chat = open("dead@example.test");
    try (var events = chat.organization().stream("/v1/events", null)) {
      chat.reply("Hello?");
      goes(chat);
      var heard = events.next();
      while (!heard.event().equals("delivery_failed")) heard = events.next();
      assertThat(heard.text("conversation_id")).isEqualTo(chat.id());
      assertThat(heard.text("channel")).isEqualTo("email");
      assertThat(heard.text("error_code")).isEqualTo("smtp_550");
      var dead = chat.organization().get("/v1/deliveries/dead?channel=email").expect(200);
      var letter = dead.body().path("data").path(dead.body().path("data").size() - 1);
      assertThat(letter.path("message_id").asText()).isEqualTo(heard.text("message_id"));
      assertThat(letter.path("conversation_id").asText()).isEqualTo(chat.id());
      assertThat(letter.path("error_code").asText()).isEqualTo("smtp_550");
      smtp.becomes(Mood.TAKES);
      var which = Map.of("message_ids", List.of(heard.text("message_id")));
      var replayed = chat.organization().post("/v1/deliveries/replay", which).expect(200);
      assertThat(replayed.text("replayed")).isEqualTo("1");
    }
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(chat.got(smtp)).hasSize(1);
    assertThat(installation.ask("select count(*) from dead_letter where " + of(chat)))
        .isEqualTo("0");
  }

  /** The database takes nothing for a moment, though it answers. Source: FAILURES.md 21. */
  @Test
  void what_was_taken_is_settled_once_the_database_can_and_not_sent_again() {
    var chat = open("full@example.test");
    installation.execute(
        """
        create sequence refused;
        create function refuse() returns trigger language plpgsql as $$
        begin
          if new.status = 'sent' and nextval('refused') <= 3
          then raise exception 'full' using errcode = '53100'; end if;
          return new;
        end $$;
        create trigger refuses before update on away_mail for each row execute function refuse();
        """);
    chat.reply("Hello?");
    goes(chat);
    Eventually.is("sent", SOON, () -> mails(chat));
    installation.execute("drop trigger refuses on away_mail");
    assertThat(chat.got(smtp)).hasSize(1);
  }
}
