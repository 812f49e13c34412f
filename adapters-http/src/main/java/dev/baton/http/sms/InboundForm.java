package dev.baton.http.sms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.application.once.Ticket;
import dev.baton.application.text.ReceiveText;
import dev.baton.domain.JsonObject;
import dev.baton.domain.consent.Keyword;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.http.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A visitor's message as the provider tells it. */
final class InboundForm {
  private InboundForm() {}

  /** Null for what is no message. */
  static ReceiveText.@Nullable Text text(Form form) {
    var id = form.value("MessageSid");
    var from = form.value("From");
    var to = form.value("To");
    if (id == null || from == null || to == null) return null;
    return new ReceiveText.Text(
        known(id, to),
        new Numbers(from, to),
        storable(Objects.requireNonNullElse(form.value("Body"), "")),
        answered(form),
        media(form),
        metadata(id, form));
  }

  /** However often it is told, by whatever URL. */
  private static Ticket known(String id, String to) {
    return new Ticket(null, hash("sms-inbound " + to + " " + id), hash(id));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String storable(String body) {
    return body.replace('\0', '\uFFFD');
  }

  /** Where the provider looks after opting out itself, it says so. */
  private static @Nullable Keyword answered(Form form) {
    var type = form.value("OptOutType");
    if (type == null) return null;
    return switch (type) {
      case "STOP" -> Keyword.STOP;
      case "START" -> Keyword.START;
      case "HELP" -> Keyword.HELP;
      default -> null;
    };
  }

  private static List<String> media(Form form) {
    return IntStream.range(0, Attachment.MOST)
        .mapToObj(i -> form.value("MediaUrl" + i))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static JsonObject metadata(String id, Form form) {
    var metadata = JsonNodeFactory.instance.objectNode().put("provider_id", id);
    for (var url : media(form)) metadata.withArray("/media").add(url);
    return new JsonObject(metadata.toString());
  }
}
