package dev.baton.http.hitl;

import dev.baton.application.asset.AssetUrls;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Message;
import java.util.stream.Collectors;

/**
 * A message's metadata with {@code attachments}, the URLs of what it brings along: this dialect has
 * no field for them, and its text stays what was said.
 */
final class FilesBeside {

  private FilesBeside() {}

  static JsonObject metadata(Message message, AssetUrls urls) {
    if (message.attachments().isEmpty()) return message.metadata();
    var list =
        message.attachments().stream()
            .map(each -> "\"" + urls.of(each.asset()) + "\"")
            .collect(Collectors.joining(",", "\"attachments\":[", "]}"));
    var before = message.metadata().text().strip();
    var open = before.substring(0, before.length() - 1).stripTrailing();
    return new JsonObject(open + (open.equals("{") ? "" : ",") + list);
  }
}
