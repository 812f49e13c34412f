package dev.baton.http.hitl;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Packet;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.handoff.Source;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How somebody asks for a human: the body of creating a handoff. */
public record HandoffRequest(Conversation.Id conversation, Request request) {
  private static final int MOST_CONTEXT = 64 * 1024;
  private static final long MOST_SEQ = (1L << 53) - 1;

  private static final Map<String, Source> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put("workflow_terminal", Source.WORKFLOW_TERMINAL);
    SOURCES.put("router", Source.ROUTER);
    SOURCES.put("policy", Source.POLICY);
  }

  /** Reads the request about this conversation. */
  public static HandoffRequest read(UUID conversation, Fields body) {
    var request =
        new Request(
            body.oneOfOr("source", SOURCES, Source.POLICY),
            packet(conversation, body.object("packet").closed()),
            body.textOrNull("reason", Text.any()),
            body.uuidOrNull("conv_turn_id"));
    return new HandoffRequest(new Conversation.Id(conversation), request);
  }

  private static Packet packet(UUID conversation, Fields packet) {
    return new Packet(
        packet.text("static_text", Text.any()),
        packet.textOrNull("reason", Text.any()),
        packet.json("context_vars", MOST_CONTEXT),
        packet.textOrNull("summary", Text.any()),
        upToSeq(conversation, packet),
        packet.textOrNull("transfer_to", Text.any()),
        packet.textOrNull("transfer_label", Text.any()));
  }

  private static @Nullable Long upToSeq(UUID conversation, Fields packet) {
    var pointer = packet.objectOrNull("transcript_ptr");
    if (pointer == null) return null;
    var pointed = pointer.closed().uuid("conversation_id");
    var seq = pointer.integer("up_to_seq", 0, MOST_SEQ);
    pointer.require(pointed.equals(conversation), "conversation_id", "another conversation's");
    return seq;
  }
}
