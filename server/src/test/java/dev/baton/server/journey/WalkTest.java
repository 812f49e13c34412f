package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.server.installation.EventReader;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One conversation, and every surface has its part in it. */
class WalkTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private EventReader stream;
  private String thread;
  private String handoff = "";

  /** How many messages the open stream has told. */
  private int heard;

  /** The ids that were told when something was said, in that order; the marker's is not told. */
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() {
    people = installation.allowing("127.0.0.1").start().people();
    thread = webThread();
    stream = people.organization().stream(streamPath(), null);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void every_reader_agrees_on_one_conversation_that_went_through_all_surfaces() {
    anotherWasHelped("Where is my parcel? It is late.", "Late parcels leave on Monday.");
    visitorWrites("My parcel is late, where is it?");
    botAsksForHuman();
    teamReplies("Let me look.");
    teamShows("It stands here:");
    operatorRelays("It leaves today.");
    copilotRelays("Late parcels leave on Monday.");
    refundIsApproved();
    everyReaderAgrees();
    handBack();
    botSays("Anything else?");
    visitorWrites("A human again, please.");
    botAsksForHuman();
    operatorRelays("I am back.");
    everyReaderAgrees();
    resolve();
    everyReaderAgrees();
    assertThat(status()).isEqualTo("closed");
  }

  private String webThread() {
    var agent = Map.of("agentId", people.agentId().toString());
    return people.organization().post("/api/v1/threads/web", agent).expect(200).text("thread/id");
  }

  private void visitorWrites(String text) {
    var path = "/api/v1/threads/" + thread + "/messages";
    var written = people.organization().post(path, Map.of("message", text)).expect(200);
    said.add(written.text("messageId"));
  }

  private void botAsksForHuman() {
    var order = Map.of("conversation_id", thread, "packet", Map.of("static_text", "Help."));
    handoff = people.organization().post("/v1/hitl/handoffs", order).expect(201).text("id");
    assertThat(status()).isEqualTo("waiting_for_human");
  }

  private void teamReplies(String text) {
    var path = "/v1/conversations/" + thread + "/messages";
    said.add(people.organization().post(path, Map.of("text", text)).expect(201).text("id"));
  }

  /** With an image, which is Baton's own from then on: whoever had it first is gone. */
  private void teamShows(String text) {
    int[] pixels;
    URI kept;
    try (var site = new ImageSite()) {
      var path = "/v1/conversations/" + thread + "/messages";
      var order = Map.of("text", text, "attachments", List.of(Map.of("url", site.url())));
      var shown = people.organization().post(path, order).expect(201);
      said.add(shown.text("id"));
      assertThat(shown.text("parts/1/file_media_type")).isEqualTo("image/png");
      kept = people.baseUrl().resolve(URI.create(shown.text("parts/1/file_url")).getPath());
      pixels = ImageSite.pixels(URI.create(site.url()));
    }
    assertThat(ImageSite.pixels(kept)).isEqualTo(pixels);
  }

  private void operatorRelays(String text) {
    var path = "/v1/hitl/handoffs/" + handoff + "/messages";
    said.add(people.operator().post(path, Map.of("content", text)).expect(200).text("id"));
  }

  /** Before, and in a conversation of its own: what the copilot learns from. */
  private void anotherWasHelped(String question, String answer) {
    var other = webThread();
    var write = "/api/v1/threads/" + other + "/messages";
    people.organization().post(write, Map.of("message", question)).expect(200);
    var order = Map.of("conversation_id", other, "packet", Map.of("static_text", "Help."));
    var asked = people.organization().post("/v1/hitl/handoffs", order).expect(201).text("id");
    var relay = "/v1/hitl/handoffs/" + asked + "/messages";
    people.operator().post(relay, Map.of("content", answer)).expect(200);
  }

  /** The copilot remembers how the team answered before; what it proposes is sent when approved. */
  private void copilotRelays(String text) {
    var sessions = "/v1/ask-feather/sessions";
    var session =
        sessions + "/" + people.operator().post(sessions, Map.of()).expect(201).text("id");
    var wanted = Map.of("content", "For " + handoff, "workflow", "suggest_reply");
    Eventually.is(
        true,
        SOON,
        () -> {
          var turn = people.operator().whole(session + "/messages", wanted).expect(200);
          return turn.text("text").contains(text);
        });
    var sent = people.operator().whole(session + "/messages", Map.of("content", "Send it"));
    var call = sent.expect(200).text("requires_approval/0/tool_call_id");
    var approved = Map.of("tool_call_id", call, "approved", true);
    var decisions = Map.of("decisions", List.of(approved));
    people.operator().whole(session + "/messages/approve", decisions).expect(200);
    var last = rows(poll(), "messages").getLast();
    assertThat(last.path("content").asText()).isEqualTo(text);
    assertThat(last.path("authored_by").asText()).isEqualTo("human_operator");
    said.add(last.path("id").asText());
  }

  private void refundIsApproved() {
    var question =
        Map.of("conversation_id", thread, "subject_kind", "tool_call", "subject_ref", "refund");
    var approval =
        people.organization().post("/v1/hitl/approvals", question).expect(201).text("id");
    assertThat(status()).isEqualTo("awaiting_approval");
    var decide = "/v1/hitl/approvals/" + approval + "/decide";
    var decided = people.operator().post(decide, Map.of("decision", "approve")).expect(200);
    assertThat(decided.text("status")).isEqualTo("approved");
    assertThat(status()).isEqualTo("waiting_for_human");
  }

  private void handBack() {
    var path = "/v1/hitl/handoffs/" + handoff + "/return";
    var back = Map.of("summary", "It leaves today, and a refund was approved.");
    assertThat(people.operator().post(path, back).expect(200).text("status")).isEqualTo("resolved");
    assertThat(status()).isEqualTo("active");
  }

  private void botSays(String text) {
    var epoch = people.operator().get("/v1/hitl/handoffs/" + handoff + "/claim").text("epoch");
    var path = "/v1/bot/conversations/" + thread + "/messages";
    var order = Map.of("epoch", Long.valueOf(epoch), "content", text);
    said.add(people.organization().post(path, order).expect(201).text("id"));
  }

  private void resolve() {
    var path = "/v1/hitl/handoffs/" + handoff + "/resolve";
    assertThat(people.operator().post(path).expect(200).text("status")).isEqualTo("resolved");
  }

  private String status() {
    return poll().path("session_status").asText();
  }

  private JsonNode poll() {
    var path = "/v1/v2/conversations/" + thread + "/messages";
    return people.operator().get(path).expect(200).body();
  }

  /** The poll tells ids with their seq; all others have the same ids in the same order. */
  private void everyReaderAgrees() {
    var polled = rows(poll(), "messages");
    var ids = ids(polled);
    assertThat(polled).extracting(each -> each.path("seq").asInt()).isEqualTo(countTo(ids.size()));
    assertThat(ids).filteredOn(said::contains).isEqualTo(said);
    var listed = people.organization().get("/v1/conversations/" + thread + "/messages?limit=100");
    assertThat(ids(rows(listed.body(), "data"))).isEqualTo(ids);
    var shown = people.organization().get("/api/v1/threads/" + thread + "/messages?limit=100");
    assertThat(ids(rows(shown.body().path("thread"), "messages")).reversed()).isEqualTo(ids);
    everyStreamAgrees(polled);
  }

  /** One that begins again hears all of it, the one that was open all the time what is new. */
  private void everyStreamAgrees(List<JsonNode> polled) {
    var outbound =
        polled.stream().filter(each -> !each.path("role").asText().equals("user")).toList();
    try (var again = people.organization().stream(streamPath(), "0")) {
      for (var each : outbound) assertHeard(each, again);
    }
    for (var each : outbound.subList(heard, outbound.size())) assertHeard(each, stream);
    heard = outbound.size();
  }

  private static void assertHeard(JsonNode message, EventReader stream) {
    var next = stream.next();
    assertThat(next.id()).isEqualTo(message.path("seq").asText());
    assertThat(next.text("id")).isEqualTo(message.path("id").asText());
    // This dialect has no parts: an image stands behind the text as its URL.
    assertThat(next.text("messageBody")).startsWith(message.path("content").asText());
  }

  private String streamPath() {
    return "/api/v1/threads/" + thread + "/stream";
  }

  private static List<Integer> countTo(int size) {
    var seqs = new ArrayList<Integer>();
    for (int i = 0; i < size; i++) seqs.add(i);
    return Collections.unmodifiableList(seqs);
  }

  private static List<JsonNode> rows(JsonNode body, String name) {
    return StreamSupport.stream(body.path(name).spliterator(), false).toList();
  }

  private static List<String> ids(List<JsonNode> rows) {
    return rows.stream().map(each -> each.path("id").asText()).toList();
  }
}
