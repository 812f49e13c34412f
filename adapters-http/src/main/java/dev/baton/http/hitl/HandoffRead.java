package dev.baton.http.hitl;

import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation.Requested;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.State;
import dev.baton.http.Reply;
import dev.baton.http.openapi.Closed;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A handoff on the wire: every field is always there. Source: API.md, section 1. */
@Closed
public record HandoffRead(
    UUID id,
    UUID organization_id,
    UUID conversation_id,
    @Nullable UUID conv_turn_id,
    @Nullable String reason,
    String static_text,
    @Words({"requested", "assigned", "accepted", "resolved", "cancelled"}) String status,
    @Nullable String assignee,
    @Words({"workflow_terminal", "router", "policy"}) String source,
    PacketRead packet,
    Instant created_at,
    @Nullable Instant resolved_at) {

  @Closed
  record PacketRead(
      String static_text,
      @Nullable String reason,
      JsonObject context_vars,
      @Nullable String summary,
      @Nullable TranscriptPtr transcript_ptr,
      @Nullable String transfer_to,
      @Nullable String transfer_label) {}

  record TranscriptPtr(UUID conversation_id, long up_to_seq) {}

  /** To whoever asked for a human: made now, or the one that was open already. */
  public static Reply answer(Organization.Id organization, Requested requested) {
    return Reply.json(requested.opened() ? 201 : 200, of(organization, requested.handoff()));
  }

  public static HandoffRead of(Organization.Id organization, Handoff handoff) {
    var request = handoff.request();
    var assignee = handoff.assignee();
    return new HandoffRead(
        handoff.id().value(),
        organization.value(),
        handoff.conversation().value(),
        request.conversationTurn(),
        request.reason(),
        request.packet().staticText(),
        status(handoff),
        assignee == null ? null : assignee.value().toString(),
        request.source().name().toLowerCase(Locale.ROOT),
        packet(handoff),
        handoff.requestedAt(),
        settledAt(handoff));
  }

  static String status(Handoff handoff) {
    return HandoffStatus.of(handoff).name().toLowerCase(Locale.ROOT);
  }

  private static PacketRead packet(Handoff handoff) {
    var packet = handoff.request().packet();
    var upTo = packet.upToSeq();
    return new PacketRead(
        packet.staticText(),
        packet.reason(),
        packet.contextVars(),
        packet.summary(),
        upTo == null ? null : new TranscriptPtr(handoff.conversation().value(), upTo),
        packet.transferTo(),
        packet.transferLabel());
  }

  private static @Nullable Instant settledAt(Handoff handoff) {
    return switch (handoff.state()) {
      case State.Open _ -> null;
      case State.Settled(_, _, var at) -> at;
    };
  }
}
