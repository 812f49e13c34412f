package dev.baton.http.hitl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.Line;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Message;

/**
 * A message's metadata with what this dialect has no field for: {@code attachments}, the URLs of
 * what the message brings along, and {@code delivery_error}, why it did not arrive, in the words of
 * its channel's provider.
 */
public final class Beside {

  private Beside() {}

  static JsonObject metadata(Line line, AssetUrls urls) {
    var more = attachments(line.message(), urls);
    var failure = line.delivery() == null ? null : line.delivery().failure();
    if (failure != null) {
      more.putObject("delivery_error")
          .put("code", failure.code())
          .put("message", failure.message());
    }
    return joined(line.message().metadata(), more);
  }

  /** The same where nothing of a delivery is told. */
  public static JsonObject metadata(Message message, AssetUrls urls) {
    return joined(message.metadata(), attachments(message, urls));
  }

  private static ObjectNode attachments(Message message, AssetUrls urls) {
    var more = JsonNodeFactory.instance.objectNode();
    for (var each : message.attachments()) {
      more.withArray("attachments").add(urls.of(each.asset()).toString());
    }
    return more;
  }

  /** What somebody sent stays as it was sent. */
  private static JsonObject joined(JsonObject metadata, ObjectNode more) {
    if (more.isEmpty()) return metadata;
    var before = metadata.text().strip();
    var open = before.substring(0, before.length() - 1).stripTrailing();
    return new JsonObject(open + (open.equals("{") ? "" : ",") + more.toString().substring(1));
  }
}
