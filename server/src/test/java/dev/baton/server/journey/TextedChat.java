package dev.baton.server.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.People;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A conversation by SMS in which the bot says all there is. */
record TextedChat(String id, String visitor) {
  private static final String OURS = "+15550002";

  static TextedChat with(String visitor, People people) {
    var begin =
        Map.of(
            "agentVersionId", people.agentId().toString(),
            "toPhoneNumber", visitor,
            "fromPhoneNumber", OURS);
    var opened = people.organization().post("/api/v1/threads", begin).expect(200);
    return new TextedChat(opened.text("thread/id"), visitor);
  }

  /** Once however often it is asked. */
  Answer say(People people, String text) {
    return people
        .organization()
        .once(visitor + " " + text)
        .post("/v1/bot/conversations/" + id + "/messages", Map.of("epoch", 1, "content", text));
  }

  List<String> statuses(People people) {
    var path = "/v1/v2/conversations/" + id + "/messages";
    var messages = people.organization().get(path).body().path("messages");
    return StreamSupport.stream(messages.spliterator(), false)
        .map((JsonNode each) -> each.path("delivery_status").asText())
        .toList();
  }

  /** What the visitor got, in order. */
  List<String> got(ProviderStub provider) {
    return provider.taken().stream()
        .filter(each -> visitor.equals(each.get("To")))
        .map(each -> each.getOrDefault("Body", ""))
        .toList();
  }

  static Map<String, String> settings(ProviderStub provider) {
    return Map.of(
        "BATON_TWILIO_ACCOUNT_SID", ProviderStub.SID,
        "BATON_TWILIO_AUTH_TOKEN", ProviderStub.TOKEN,
        "BATON_TWILIO_BASE_URL", provider.address().toString());
  }
}
