package dev.baton.persistence;

import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a commit writes about turns: one row for each, the last that was decided. A window that
 * merely moves its end writes nothing.
 */
final class TurnShare {
  private final Map<Turn.Id, @Nullable Object[]> written = new LinkedHashMap<>();

  /** Sees a window open, or go without a turn; that it became one, {@link #add} says after this. */
  void window(Locked locked, Conversation before) {
    var after = locked.conversation();
    var gathered = before.gathered();
    var gathers = after.gathered();
    if (Objects.equals(gathered, gathers)) return;
    if (gathered != null && before.window() != null) {
      written.put(gathered, TurnWrites.lost(before, before.window(), locked.now()));
    }
    if (gathers != null && after.window() != null) {
      written.put(gathers, TurnWrites.gathering(after, after.window()));
    }
  }

  void add(Locked locked, Turn turn) {
    written.put(turn.id(), TurnWrites.row(locked, turn));
  }

  Rows rows() {
    var rows = TurnWrites.ROW.rows();
    written.values().forEach(rows::add);
    return rows;
  }
}
