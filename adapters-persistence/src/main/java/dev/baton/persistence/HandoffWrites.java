package dev.baton.persistence;

import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a handoff that is new or has changed is written. What it was asked with never changes. */
final class HandoffWrites {
  static final Rows.Shape ROW =
      Rows.Shape.of(
          """
          organization_id uuid, id uuid, conversation_id uuid, source text, reason text,
          conversation_turn_id uuid, static_text text, packet_reason text, context_vars jsonb,
          summary text, up_to_seq int8, transfer_to text, transfer_label text,
          requested_at timestamptz, status text, owner_id uuid, owned_since timestamptz,
          lease_seconds int4, lease_until timestamptz, return_at timestamptz, return_summary text,
          outcome text, settled_at timestamptz
          """,
          """
          insert into handoff as h
                 (organization_id, id, conversation_id, source, reason, conversation_turn_id,
                  static_text, packet_reason, context_vars, summary, up_to_seq, transfer_to,
                  transfer_label, requested_at, status, owner_id, owned_since, lease_seconds,
                  lease_until, return_at, return_summary, outcome, settled_at)
          select w.* from :rows
              on conflict (organization_id, id) do update
             set status = excluded.status, owner_id = excluded.owner_id,
                 owned_since = excluded.owned_since, lease_seconds = excluded.lease_seconds,
                 lease_until = excluded.lease_until, return_at = excluded.return_at,
                 return_summary = excluded.return_summary, outcome = excluded.outcome,
                 settled_at = excluded.settled_at
          """);

  private HandoffWrites() {}

  static @Nullable Object[] row(Organization.Id organization, Handoff handoff) {
    var request = handoff.request();
    var packet = request.packet();
    var state = State.of(handoff);
    return new @Nullable Object[] {
      organization.value(),
      handoff.id().value(),
      handoff.conversation().value(),
      Words.of(request.source()),
      request.reason(),
      request.conversationTurn(),
      packet.staticText(),
      packet.reason(),
      packet.contextVars().text(),
      packet.summary(),
      packet.upToSeq(),
      packet.transferTo(),
      packet.transferLabel(),
      handoff.requestedAt(),
      Words.of(HandoffStatus.of(handoff)),
      state.owner() == null ? null : state.owner().value(),
      state.ownedSince(),
      state.lease() == null ? null : (int) state.lease().length().toSeconds(),
      state.lease() == null ? null : state.lease().until(),
      state.returnAt(),
      state.returnSummary(),
      state.outcome(),
      state.settledAt()
    };
  }

  /** The columns that vary, each null where its state has none. */
  private record State(
      Operator.@Nullable Id owner,
      @Nullable Instant ownedSince,
      Claim.@Nullable Lease lease,
      @Nullable Instant returnAt,
      @Nullable String returnSummary,
      @Nullable String outcome,
      @Nullable Instant settledAt) {

    static State of(Handoff handoff) {
      return switch (handoff.state()) {
        case Handoff.State.Open(var claim, var planned) -> open(claim, planned);
        case Handoff.State.Settled(var outcome, var owner, var at) ->
            new State(owner, null, null, null, summary(outcome), EventRow.word(outcome), at);
      };
    }

    private static State open(Claim claim, Handoff.@Nullable PlannedReturn planned) {
      var at = planned == null ? null : planned.at();
      var summary = planned == null ? null : planned.summary();
      return switch (claim) {
        case Claim.None() -> new State(null, null, null, at, summary, null, null);
        case Claim.Soft(var by, var since) -> new State(by, since, null, at, summary, null, null);
        case Claim.Hard(var by, var since, var lease) ->
            new State(by, since, lease, at, summary, null, null);
      };
    }

    private static @Nullable String summary(Outcome outcome) {
      return outcome instanceof Outcome.Returned(var summary) ? summary : null;
    }
  }
}
