package dev.baton.channels.bot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.application.bot.BotCalls.Answer;
import dev.baton.application.bot.Given;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.MessageText;
import dev.baton.domain.handoff.Packet;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.handoff.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot answers in the body: {@code {content}} or {@code {messages: [{content}]}}, and {@code
 * {handoff: {packet: {static_text, …}}}}. Nothing at all means that it answers later.
 */
final class AnswerJson {
  private static final int MOST_MESSAGES = 20;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AnswerJson() {}

  /** Thrown at the line that cannot be read. */
  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1;

    NotUnderstood(String why) {
      super(why);
    }

    static Answer failed(String why) {
      return Answer.Failed.because("not_understood", why);
    }
  }

  static Answer read(Given given, byte[] body) {
    try {
      if (new String(body, StandardCharsets.UTF_8).isBlank()) {
        return new Answer.Said(List.of(), null);
      }
      var json = JSON.readTree(body);
      if (!json.isObject()) throw new NotUnderstood("is no JSON object");
      return new Answer.Said(texts(json), request(given, json.get("handoff")));
    } catch (NotUnderstood flaw) {
      return NotUnderstood.failed("Its answer " + flaw.getMessage() + ".");
    } catch (IOException | StackOverflowError flaw) {
      return NotUnderstood.failed("Its answer is no JSON.");
    }
  }

  private static List<String> texts(JsonNode json) throws NotUnderstood {
    var texts = new ArrayList<String>();
    if (json.hasNonNull("content")) texts.add(content(json));
    if (json.hasNonNull("messages")) {
      var messages = json.path("messages");
      if (!messages.isArray()) throw new NotUnderstood("has messages that are no array");
      for (var each : messages) texts.add(content(each));
    }
    if (texts.size() > MOST_MESSAGES) throw new NotUnderstood("has too many messages");
    return texts;
  }

  private static String content(JsonNode message) throws NotUnderstood {
    var text = text(message, "content");
    if (text == null || text.isEmpty()) throw new NotUnderstood("has a message without content");
    return text;
  }

  private static @Nullable Request request(Given given, @Nullable JsonNode handoff)
      throws NotUnderstood {
    if (handoff == null || handoff.isNull()) return null;
    var packet = handoff.path("packet");
    var staticText = text(packet, "static_text");
    if (staticText == null) throw new NotUnderstood("asks for a human without a static_text");
    var briefing =
        new Packet(
            staticText,
            text(packet, "reason"),
            object(packet.get("context_vars")),
            text(packet, "summary"),
            null,
            text(packet, "transfer_to"),
            text(packet, "transfer_label"));
    return new Request(Source.POLICY, briefing, text(handoff, "reason"), given.turn().id().value());
  }

  private static JsonObject object(@Nullable JsonNode node) throws NotUnderstood {
    if (node == null || node.isNull()) return JsonObject.EMPTY;
    if (!node.isObject()) throw new NotUnderstood("has context_vars that are no object");
    return new JsonObject(node.toString());
  }

  private static @Nullable String text(JsonNode parent, String name) throws NotUnderstood {
    var node = parent.get(name);
    if (node == null || node.isNull()) return null;
    if (!node.isTextual()) throw new NotUnderstood("has a %s that is no text".formatted(name));
    var text = node.textValue();
    if (!MessageText.storable(text) || !MessageText.fits(text)) {
      throw new NotUnderstood("has a %s that cannot be kept".formatted(name));
    }
    return text;
  }
}
