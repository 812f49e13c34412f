package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Handoff.HANDOFF;

import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.JsonObject;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import dev.baton.domain.handoff.Handoff.PlannedReturn;
import dev.baton.domain.handoff.Handoff.State;
import dev.baton.domain.handoff.Packet;
import dev.baton.domain.handoff.Request;
import dev.baton.domain.handoff.Source;
import java.time.Duration;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads handoffs from rows that have all columns of their table. */
final class HandoffRows {

  private HandoffRows() {}

  static Handoff of(Record row) {
    return new Handoff(
        row.get(HANDOFF.ID),
        row.get(HANDOFF.CONVERSATION_ID),
        request(row),
        row.get(HANDOFF.REQUESTED_AT),
        state(row));
  }

  private static Request request(Record row) {
    return new Request(
        Words.read(Source.class, row.get(HANDOFF.SOURCE)),
        packet(row),
        row.get(HANDOFF.REASON),
        row.get(HANDOFF.CONVERSATION_TURN_ID));
  }

  private static Packet packet(Record row) {
    return new Packet(
        row.get(HANDOFF.STATIC_TEXT),
        row.get(HANDOFF.PACKET_REASON),
        new JsonObject(row.get(HANDOFF.CONTEXT_VARS).data()),
        row.get(HANDOFF.SUMMARY),
        row.get(HANDOFF.UP_TO_SEQ),
        row.get(HANDOFF.TRANSFER_TO),
        row.get(HANDOFF.TRANSFER_LABEL));
  }

  private static State state(Record row) {
    return switch (Words.read(HandoffStatus.class, row.get(HANDOFF.STATUS))) {
      case REQUESTED -> new State.Open(new Claim.None(), plannedReturn(row));
      case ASSIGNED -> new State.Open(soft(row), plannedReturn(row));
      case ACCEPTED -> new State.Open(hard(row), plannedReturn(row));
      case RESOLVED, CANCELLED ->
          new State.Settled(outcome(row), row.get(HANDOFF.OWNER_ID), row.get(HANDOFF.SETTLED_AT));
    };
  }

  private static Claim soft(Record row) {
    return new Claim.Soft(row.get(HANDOFF.OWNER_ID), row.get(HANDOFF.OWNED_SINCE));
  }

  private static Claim hard(Record row) {
    var length = Duration.ofSeconds(row.get(HANDOFF.LEASE_SECONDS));
    var lease = new Claim.Lease(length, row.get(HANDOFF.LEASE_UNTIL));
    return new Claim.Hard(row.get(HANDOFF.OWNER_ID), row.get(HANDOFF.OWNED_SINCE), lease);
  }

  private static @Nullable PlannedReturn plannedReturn(Record row) {
    var at = row.get(HANDOFF.RETURN_AT);
    return at == null ? null : new PlannedReturn(at, row.get(HANDOFF.RETURN_SUMMARY));
  }

  private static Outcome outcome(Record row) {
    return switch (row.get(HANDOFF.OUTCOME)) {
      case "resolved" -> new Outcome.Resolved();
      case "returned" -> new Outcome.Returned(row.get(HANDOFF.RETURN_SUMMARY));
      case "cancelled" -> new Outcome.Cancelled();
      case String other -> throw new IllegalStateException("unknown outcome " + other);
    };
  }
}
