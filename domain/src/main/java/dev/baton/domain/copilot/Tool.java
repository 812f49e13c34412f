package dev.baton.domain.copilot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model may ask to be done. What changes anything is done only once a human approved it. */
public enum Tool {
  READ_QUEUE("read_queue", false, "The open handoffs, the longest waiting first."),
  READ_TRANSCRIPT(
      "read_transcript",
      false,
      "The latest messages of one conversation, named by its id or by that of one of its handoffs.",
      Parameter.optional("conversation_id", "id of the conversation"),
      Parameter.optional("handoff_id", "id of one of its handoffs")),
  SEARCH_TRANSCRIPTS(
      "search_transcripts",
      false,
      "Messages of all conversations that have these words, and how a human answered them.",
      Parameter.required("query", "words to look for"),
      Parameter.optional("except_conversation_id", "a conversation to leave out")),
  DRAFT_REPLY(
      "draft_reply",
      false,
      "Shows the operator a reply to the visitor of a handoff. Sends nothing.",
      Parameter.required("handoff_id", "id of the handoff"),
      Parameter.required("text", "the reply")),
  RELAY_MESSAGE(
      "relay_message",
      true,
      "Sends a message to the visitor of a handoff in the operator's name.",
      Parameter.required("handoff_id", "id of the handoff"),
      Parameter.required("text", "the message, as the visitor will read it")),
  CLAIM_HANDOFF(
      "claim_handoff",
      true,
      "Takes a handoff for the operator alone.",
      Parameter.required("handoff_id", "id of the handoff")),
  RESOLVE_HANDOFF(
      "resolve_handoff",
      true,
      "Settles a handoff as resolved and closes its conversation.",
      Parameter.required("handoff_id", "id of the handoff"));

  private final String word;
  private final boolean approved;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Parameter> parameters;

  /** All parameters are texts, so that a call is compared, stored and shown without loss. */
  public record Parameter(String name, String description, boolean required) {

    static Parameter required(String name, String description) {
      return new Parameter(name, description, true);
    }

    static Parameter optional(String name, String description) {
      return new Parameter(name, description, false);
    }
  }

  Tool(String word, boolean approved, String description, Parameter... parameters) {
    this.word = word;
    this.approved = approved;
    this.description = description;
    this.parameters = List.of(parameters);
  }

  public String word() {
    return word;
  }

  /** Whether a human must approve each call of it. */
  public boolean needsApproval() {
    return approved;
  }

  public String description() {
    return description;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public static Optional<Tool> of(String word) {
    return Arrays.stream(values()).filter(tool -> tool.word.equals(word)).findFirst();
  }
}
