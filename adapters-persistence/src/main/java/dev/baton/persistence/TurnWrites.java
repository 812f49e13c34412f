package dev.baton.persistence;

import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a turn is written, and before it is one, the window that gathers it. */
final class TurnWrites {
  static final Rows.Shape ROW =
      Rows.Shape.of(
          """
          organization_id uuid, id uuid, conversation_id uuid, bot_id uuid, epoch int8,
          first_seq int8, last_seq int8, status text, due_at timestamptz, attempts int4,
          next_at timestamptz, answer_seq int8, failure text, settled_at timestamptz
          """,
          """
          insert into turn (organization_id, id, conversation_id, bot_id, epoch, first_seq, last_seq,
                            status, due_at, attempts, next_at, answer_seq, failure, settled_at)
          select w.* from :rows
              on conflict (organization_id, id) do update
             set last_seq = excluded.last_seq, status = excluded.status, due_at = excluded.due_at,
                 attempts = greatest(turn.attempts, excluded.attempts), next_at = excluded.next_at,
                 answer_seq = excluded.answer_seq, failure = excluded.failure,
                 settled_at = excluded.settled_at
          """);

  private TurnWrites() {}

  static @Nullable Object[] row(Locked locked, Turn turn) {
    var columns = Columns.of(turn.state());
    return new @Nullable Object[] {
      locked.organization().value(),
      turn.id().value(),
      turn.conversation().value(),
      turn.bot().value(),
      turn.epoch().value(),
      turn.firstSeq(),
      turn.lastSeq(),
      columns.status(),
      turn.dueAt(),
      columns.attempts() == null ? 0 : columns.attempts(),
      columns.nextAt(),
      columns.answerSeq(),
      columns.failure(),
      columns.settledAt()
    };
  }

  static @Nullable Object[] gathering(Conversation conversation, Window window) {
    return untaken(conversation, window, "gathering", null);
  }

  /** The bot lost control before the window closed. */
  static @Nullable Object[] lost(Conversation conversation, Window window, Instant now) {
    return untaken(conversation, window, "obsolete", now);
  }

  private static @Nullable Object[] untaken(
      Conversation conversation, Window window, String status, @Nullable Instant settledAt) {
    return new @Nullable Object[] {
      conversation.organization().value(),
      Turn.Id.of(conversation.id(), conversation.epoch(), window.firstSeq()).value(),
      conversation.id().value(),
      conversation.bot().value(),
      conversation.epoch().value(),
      window.firstSeq(),
      null,
      status,
      window.closesAt(),
      0,
      null,
      null,
      null,
      settledAt
    };
  }

  /** The columns that vary, each null where its state has none. */
  private record Columns(
      String status,
      @Nullable Integer attempts,
      @Nullable Instant nextAt,
      @Nullable Long answerSeq,
      @Nullable String failure,
      @Nullable Instant settledAt) {

    static Columns of(State state) {
      var status = Words.of(state);
      return switch (state) {
        case State.Due(var attempts, var nextAt) ->
            new Columns(status, attempts, nextAt, null, null, null);
        case State.Answered(var seq, var at) -> new Columns(status, null, null, seq, null, at);
        case State.Failed(var why, var at) ->
            new Columns(status, null, null, null, Words.of(why), at);
        case State.Obsolete(var at) -> new Columns(status, null, null, null, null, at);
      };
    }
  }
}
