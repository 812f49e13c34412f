package dev.baton.http.conversations;

import dev.baton.application.asset.AssetUrls;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Part;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message on this wire. Source: the dialect's public document. */
record MessageObject(
    @Words({"message"}) String object,
    UUID id,
    UUID conversation_id,
    @Words({"user", "assistant", "system"}) String role,
    JsonObject metadata,
    List<PartObject> parts,
    Instant created_at) {

  static MessageObject of(Message message, AssetUrls urls) {
    return new MessageObject(
        "message",
        message.id().value(),
        message.conversation().value(),
        message.author().role().name().toLowerCase(Locale.ROOT),
        message.metadata(),
        message.parts().stream().map(part -> PartObject.of(part, message.at(), urls)).toList(),
        message.at());
  }

  /** The keys of tools and files are always there, and null where the part is something else. */
  record PartObject(
      @Words({"message_part"}) String object,
      UUID id,
      int order,
      @Nullable String text,
      @Nullable String tool_name,
      @Nullable String tool_call_id,
      @Nullable Object tool_input,
      @Nullable Object tool_output,
      @Nullable String tool_error_text,
      @Nullable String file_url,
      @Nullable String file_media_type,
      @Nullable String file_filename,
      Instant created_at) {

    static PartObject of(Part part, Instant at, AssetUrls urls) {
      return switch (part) {
        case Part.Text(var id, var order, var text) ->
            new PartObject(
                "message_part",
                id.value(),
                order,
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at);
        case Part.File(var id, var order, var attachment) ->
            new PartObject(
                "message_part",
                id.value(),
                order,
                null,
                null,
                null,
                null,
                null,
                null,
                urls.of(attachment.asset()).toString(),
                attachment.asset().type().word(),
                attachment.filename(),
                at);
      };
    }
  }
}
