package dev.baton.channels.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.bot.Given;
import dev.baton.domain.bot.Turn.State.Due;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A turn as it is sent: the same fields as one that is asked for, see docs/bots.md. */
final class TurnJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final AssetUrls urls;

  TurnJson(AssetUrls urls) {
    this.urls = urls;
  }

  byte[] of(Given given) {
    try {
      return JSON.writeValueAsBytes(turn(given));
    } catch (JsonProcessingException flaw) {
      throw new IllegalStateException("a turn is JSON", flaw);
    }
  }

  private ObjectNode turn(Given given) throws JsonProcessingException {
    var turn = given.turn();
    var conversation = turn.conversation().value().toString();
    if (!(turn.state() instanceof Due(var attempt, var until))) {
      throw new IllegalStateException("given, and not due: " + turn.id());
    }
    var json = JSON.createObjectNode();
    json.put("turn_id", turn.id().value().toString());
    json.put("conversation_id", conversation);
    json.put("agent_id", turn.bot().value().toString());
    json.put("epoch", turn.epoch().value());
    json.put("attempt", attempt);
    json.put("lease_until", time(until));
    json.put("answer_by", time(given.answerBy()));
    var messages = json.putArray("messages");
    for (var each : given.messages()) messages.add(message(each));
    json.putObject("history")
        .put("conversation_id", conversation)
        .put("up_to_seq", turn.lastSeq())
        .put("path", "/v1/bot/conversations/" + conversation + "/messages?since_seq=-1");
    var returned = given.returned();
    if (returned == null) json.putNull("returned");
    else json.set("returned", returned(returned));
    return json;
  }

  private ObjectNode message(Message message) throws JsonProcessingException {
    var json = JSON.createObjectNode();
    json.put("id", message.id().value().toString());
    json.put("seq", message.seq());
    json.put("content", message.text());
    json.set("metadata", metadata(message));
    json.put("created_at", time(message.at()));
    return json;
  }

  /** With what this dialect has no field for, as in the history. */
  private ObjectNode metadata(Message message) throws JsonProcessingException {
    var json = (ObjectNode) JSON.readTree(message.metadata().text());
    for (var each : message.attachments()) {
      json.withArray("attachments").add(urls.of(each.asset()).toString());
    }
    return json;
  }

  private static ObjectNode returned(Given.Returned returned) {
    var handoff = returned.handoff();
    var outcome = handoff.state() instanceof Handoff.State.Settled(var how, _, _) ? how : null;
    var json = JSON.createObjectNode();
    json.put("handoff_id", handoff.id().value().toString());
    json.put(
        "outcome",
        switch (outcome) {
          case Outcome.Resolved() -> "resolved";
          case Outcome.Returned _ -> "returned";
          case Outcome.Cancelled() -> "cancelled";
          case null -> throw new IllegalStateException("not settled: " + handoff.id());
        });
    json.put("summary", outcome instanceof Outcome.Returned(var summary) ? summary : null);
    json.put("from_seq", returned.firstSeq());
    json.put("up_to_seq", returned.lastSeq());
    return json;
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
