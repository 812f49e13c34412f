package dev.baton.server.away;

import dev.baton.channels.email.SmtpStub;
import dev.baton.server.installation.Api;
import dev.baton.server.installation.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation on the web in which the team talks to a visitor who is not there. */
public record MailedChat(Api organization, String id, @Nullable String address) {

  public static MailedChat with(@Nullable String address, People people) {
    var organization = people.organization();
    var body = new HashMap<String, Object>();
    if (address != null) body.put("contact_email", address);
    var id = organization.post("/v1/conversations", body).expect(201).text("id");
    organization
        .call("PATCH", "/v1/conversations/" + id, "{\"status\":\"agent_requested\"}")
        .expect(200);
    return new MailedChat(organization, id, address);
  }

  public void reply(String text) {
    organization.post("/v1/conversations/" + id + "/messages", Map.of("text", text)).expect(201);
  }

  /** What became of the last e-mail, or the answer's status where nobody can tell. */
  public String status() {
    var answer = organization.get("/v1/conversations/" + id + "/presence");
    return answer.status() == 200
        ? answer.body().at("/away_mail/status").asText()
        : "" + answer.status();
  }

  /** The Message-IDs of what came to him, in order. */
  public List<String> got(SmtpStub smtp) {
    return smtp.taken().stream()
        .filter(mail -> mail.contains("To: " + address))
        .map(MailedChat::id)
        .toList();
  }

  static String id(String mail) {
    return mail.lines().filter(it -> it.startsWith("Message-ID")).findFirst().orElseThrow();
  }

  /** Of a process whose visitors are told soon, by this server. */
  public static Map<String, String> settings(SmtpStub smtp) {
    return Map.of(
        "BATON_SMTP_URL", "smtp://127.0.0.1:" + smtp.port(),
        "BATON_MAIL_FROM", "Acme <team@acme.test>",
        "BATON_MAIL_AFTER", "1");
  }
}
