package dev.baton.channels.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.application.webhook.WebhookParcel;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a webhook is sent: the facts without an envelope, and what they are about. Nothing in it
 * changes from one attempt to the next. Source: the conversations dialect's public document.
 */
final class AnnouncementJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final AssetUrls urls;

  AnnouncementJson(AssetUrls urls) {
    this.urls = urls;
  }

  byte[] of(WebhookParcel parcel) {
    try {
      return JSON.writeValueAsBytes(announcement(parcel));
    } catch (JsonProcessingException flaw) {
      throw new IllegalStateException("an announcement is JSON", flaw);
    }
  }

  private ObjectNode announcement(WebhookParcel parcel) throws JsonProcessingException {
    var told = parcel.delivery().told();
    var json = (ObjectNode) JSON.readTree(told.facts().text());
    json.put("occurredAt", time(told.at()));
    switch (parcel.matter()) {
      case Matter.None(), Matter.Gone() -> {}
      case Matter.Said(var message) -> json.set("message", message(message));
      case Matter.Begun(var bot) -> json.set("conversation", conversation(json, bot, told.at()));
    }
    return json;
  }

  private static ObjectNode conversation(ObjectNode facts, Bot.Id bot, Instant at) {
    var json = JSON.createObjectNode();
    json.set("id", facts.get("conversationId"));
    json.put("chatbotId", bot.value().toString());
    json.set("orgId", facts.get("orgId"));
    return json.put("status", "bot_active").put("createdAt", time(at));
  }

  private ObjectNode message(Message message) throws JsonProcessingException {
    var json = JSON.createObjectNode();
    json.put("id", message.id().value().toString());
    json.put("conversationId", message.conversation().value().toString());
    json.put("seq", message.seq());
    json.put("role", message.author().role().name().toLowerCase(Locale.ROOT));
    json.put("text", message.text());
    json.set("metadata", JSON.readTree(message.metadata().text()));
    var parts = json.putArray("parts");
    for (var each : message.parts()) parts.add(part(each));
    return json.put("createdAt", time(message.at()));
  }

  private ObjectNode part(Part part) {
    var json = JSON.createObjectNode();
    return switch (part) {
      case Part.Text(var id, var order, var text) ->
          json.put("id", id.value().toString()).put("order", order).put("text", text);
      case Part.File(var id, var order, var attachment) ->
          json.put("id", id.value().toString())
              .put("order", order)
              .put("fileUrl", urls.of(attachment.asset()).toString())
              .put("fileMediaType", attachment.asset().type().word())
              .put("fileFilename", attachment.filename());
    };
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
