package dev.baton.server.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.channels.email.SmtpServer;
import dev.baton.channels.email.SmtpStub;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a visitor who is away is told by e-mail, on two nodes. */
class AwayMailTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AFTER = Duration.ofSeconds(2);

  @AutoClose private final SmtpStub smtp = new SmtpStub();
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;

  @BeforeEach
  void start() {
    var server =
        new SmtpServer(
            "127.0.0.1", smtp.port(), false, null, "team@acme.test", Duration.ofSeconds(5));
    people = installation.mailing(server, AFTER).start().people();
    installation.start();
  }

  private record Chat(Api organization, String id) {

    void reply(String text) {
      organization.post("/v1/conversations/" + id + "/messages", Map.of("text", text)).expect(201);
    }
  }

  private Chat open(@Nullable String address) {
    var organization = people.organization();
    var body = new HashMap<String, Object>();
    if (address != null) body.put("contact_email", address);
    var id = organization.post("/v1/conversations", body).expect(201).text("id");
    organization
        .call("PATCH", "/v1/conversations/" + id, "{\"status\":\"agent_requested\"}")
        .expect(200);
    return new Chat(organization, id);
  }

  private String mails(Chat chat) {
    return installation.ask(
        "select coalesce(string_agg(status || coalesce(' ' || code, ''), ', ' order by first_seq),"
            + " '') from away_mail where conversation_id = '%s'".formatted(chat.id));
  }

  @Test
  void replies_to_a_visitor_who_is_away_come_in_one_e_mail() {
    var chat = open("zoe@example.test");
    chat.reply("I found <b>it</b>.");
    Eventually.is("scheduled", SOON, () -> mails(chat));
    chat.reply("It is on its way.");
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(installation.ask("select last_seq - first_seq from away_mail")).isEqualTo("1");
    assertThat(smtp.taken()).hasSize(1);
    assertThat(smtp.taken().getFirst()).contains("To: zoe@example.test", "Message-ID: <away-");
    chat.reply("It has arrived.");
    Eventually.is("sent, sent", SOON, () -> mails(chat));
    assertThat(smtp.taken()).hasSize(2);
  }

  @Test
  void who_watches_or_has_no_address_is_not_told() {
    var nameless = open(null);
    nameless.reply("Hello?");
    var chat = open("zoe@example.test");
    var path = "/api/v1/threads/" + chat.id + "/stream";
    try (var _ = people.organization().stream(path, null)) {
      Eventually.is("true", SOON, () -> watching(chat));
      chat.reply("Hello.");
      var last = open("last@example.test");
      last.reply("Who comes after them.");
      Eventually.is("sent", SOON, () -> mails(last));
    }
    assertThat(mails(chat)).isEmpty();
    assertThat(mails(nameless)).isEmpty();
    assertThat(smtp.taken()).hasSize(1);
  }

  private String watching(Chat chat) {
    var path = "/v1/conversations/" + chat.id + "/presence";
    return chat.organization.get(path).text("watching");
  }

  @Test
  void who_is_back_before_it_goes_is_not_told() {
    var watching = open("zoe@example.test");
    watching.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(watching));
    var path = "/api/v1/threads/" + watching.id + "/stream";
    try (var _ = people.organization().stream(path, null)) {
      Eventually.is("called_off watching", SOON, () -> mails(watching));
    }
    var answered = open("ben@example.test");
    answered.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(answered));
    people
        .organization()
        .post("/api/v1/threads/" + answered.id + "/messages", Map.of("message", "Yes."))
        .expect(200);
    Eventually.is("called_off answered", SOON, () -> mails(answered));
    assertThat(smtp.taken()).isEmpty();
  }

  @Test
  void who_has_seen_it_and_left_again_is_not_told() {
    var chat = open("zoe@example.test");
    chat.reply("Are you there?");
    Eventually.is("scheduled", SOON, () -> mails(chat));
    installation.execute(
        "update delivery set status = 'delivered', sent_at = now(), delivered_at = now()"
            + " where conversation_id = '%s'".formatted(chat.id));
    Eventually.is("called_off seen", SOON, () -> mails(chat));
    assertThat(smtp.taken()).isEmpty();
  }

  @Test
  void a_server_that_breaks_is_tried_again_under_the_same_id_and_a_refusal_is_final() {
    smtp.becomes(Mood.TAKES_AND_BREAKS);
    var chat = open("zoe@example.test");
    chat.reply("Hello?");
    Eventually.is("scheduled smtp_451", SOON, () -> mails(chat));
    smtp.becomes(Mood.TAKES);
    installation.execute("update away_mail set due_at = now()");
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(smtp.taken()).hasSize(2);
    assertThat(id(smtp.taken().get(0))).isEqualTo(id(smtp.taken().get(1)));
    smtp.becomes(Mood.REFUSES_THE_MESSAGE);
    var refused = open("nobody@example.test");
    refused.reply("Hello?");
    Eventually.is("failed smtp_550", SOON, () -> mails(refused));
    var told = refused.organization.get("/v1/conversations/" + refused.id + "/presence");
    assertThat(told.text("away_mail/status")).isEqualTo("failed");
    assertThat(told.text("away_mail/error_code")).isEqualTo("smtp_550");
  }

  @Test
  void what_was_given_up_is_told_and_listed_and_goes_when_it_is_replayed() {
    smtp.becomes(Mood.REFUSES_THE_MESSAGE);
    var chat = open("zoe@example.test");
    try (var events = chat.organization.stream("/v1/events", null)) {
      chat.reply("Hello?");
      var heard = events.next();
      while (!heard.event().equals("delivery_failed")) heard = events.next();
      assertThat(heard.text("channel")).isEqualTo("email");
      assertThat(heard.text("error_code")).isEqualTo("smtp_550");
      var dead = chat.organization.get("/v1/deliveries/dead?channel=email").expect(200);
      assertThat(dead.text("data/0/message_id")).isEqualTo(heard.text("message_id"));
      assertThat(dead.text("data/0/conversation_id")).isEqualTo(chat.id);
      assertThat(dead.text("data/0/error_code")).isEqualTo("smtp_550");
      smtp.becomes(Mood.TAKES);
      var which = Map.of("message_ids", List.of(heard.text("message_id")));
      var replayed = chat.organization.post("/v1/deliveries/replay", which).expect(200);
      assertThat(replayed.text("replayed")).isEqualTo("1");
    }
    Eventually.is("sent", SOON, () -> mails(chat));
    assertThat(smtp.taken()).hasSize(1);
    assertThat(chat.organization.get("/v1/deliveries/dead").text("data")).isEmpty();
  }

  private static String id(String mail) {
    return mail.lines().filter(it -> it.startsWith("Message-ID")).findFirst().orElseThrow();
  }
}
