package dev.baton.persistence;

import dev.baton.application.feed.Ring;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Refusal;
import dev.baton.domain.conversation.Conversation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some units in one transaction: one round trip locks and reads their conversations, one writes all
 * they decided and commits.
 */
final class ConversationUnits implements Transaction<List<Ring>> {
  private final List<Unit<?>> units;
  private boolean committing;

  ConversationUnits(List<Unit<?>> units) {
    this.units = units;
  }

  /**
   * Runs the units in their order; afterwards every one has its answer, and what it wrote is
   * durable.
   */
  @Override
  public List<Ring> run(Connection connection) throws SQLException {
    committing = false;
    connection.setAutoCommit(false);
    var locked = LockConversations.lock(connection, units.stream().map(Unit::target).toList());
    var write = new Write();
    for (var unit : units) decide(unit, find(unit.target(), locked), write, connection);
    if (write.isEmpty()) {
      connection.rollback();
      return List.of();
    }
    committing = true;
    write.commit(connection);
    return write.rings();
  }

  @Override
  public boolean committing() {
    return committing;
  }

  private static <R> void decide(
      Unit<R> unit, @Nullable Locked locked, Write write, Connection connection) {
    if (locked == null) {
      unit.refuse(Decision.refuse(new Refusal.NotFound()));
      return;
    }
    try {
      var decision = unit.decide(new LockedExchange(connection, locked, unit.target()));
      if (decision instanceof Accepted<R> accepted) write.add(locked, accepted);
    } catch (RuntimeException failure) {
      unit.fail(failure);
    }
  }

  private static @Nullable Locked find(Unit.Target target, Map<Conversation.Id, Locked> locked) {
    var handoff = target.handoff();
    for (var each : locked.values()) {
      boolean same =
          handoff == null
              ? each.conversation().id().equals(target.conversation())
              : each.knows(handoff);
      if (same && each.organization().equals(target.organization())) return each;
    }
    return null;
  }
}
