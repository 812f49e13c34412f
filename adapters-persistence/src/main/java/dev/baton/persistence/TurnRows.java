package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Turn.TURN;

import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.Failure;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Epoch;
import org.jooq.Record;

/** Reads turns from rows that have all columns of their table. What still gathers is none yet. */
final class TurnRows {

  private TurnRows() {}

  static Turn of(Record row) {
    return new Turn(
        row.get(TURN.ID),
        row.get(TURN.CONVERSATION_ID),
        row.get(TURN.BOT_ID),
        new Epoch(row.get(TURN.EPOCH)),
        row.get(TURN.FIRST_SEQ),
        row.get(TURN.LAST_SEQ),
        row.get(TURN.DUE_AT),
        state(row));
  }

  private static State state(Record row) {
    var settledAt = row.get(TURN.SETTLED_AT);
    var status = row.get(TURN.STATUS);
    return switch (status) {
      case "due" -> new State.Due(row.get(TURN.ATTEMPTS), row.get(TURN.NEXT_AT));
      case "answered" -> new State.Answered(row.get(TURN.ANSWER_SEQ), settledAt);
      case "failed" ->
          new State.Failed(Words.read(Failure.class, row.get(TURN.FAILURE)), settledAt);
      case "obsolete" -> new State.Obsolete(settledAt);
      default -> throw new IllegalStateException("no turn is " + status);
    };
  }
}
