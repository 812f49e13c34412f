package dev.baton.application.copilot;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.handoff.Handoff;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model wrote into a call, read as what it should be. */
final class Arguments {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Arguments() {}

  /** Null when it was not given; what is no id is one that nobody has. */
  static Handoff.@Nullable Id handoff(ToolCall call) {
    var text = call.argument("handoff_id");
    return text == null ? null : new Handoff.Id(id(text));
  }

  static Conversation.@Nullable Id conversation(ToolCall call, String name) {
    var text = call.argument(name);
    return text == null ? null : new Conversation.Id(id(text));
  }

  static String text(ToolCall call, String name) {
    var text = call.argument(name);
    return text == null ? "" : text;
  }

  private static UUID id(String text) {
    var stripped = text.strip();
    return ID.matcher(stripped).matches() ? UUID.fromString(stripped) : NOBODY;
  }
}
