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
    var write = decided(connection);
    if (write.isEmpty()) {
      connection.rollback();
      return List.of();
    }
    committing = true;
    write.commit(connection);
    return write.rings();
  }

  /** Runs them in a transaction that goes on. */
  List<Ring> within(Connection connection) throws SQLException {
    var write = decided(connection);
    write.write(connection);
    return write.rings();
  }

  private Write decided(Connection connection) throws SQLException {
    var write = new Write();
    var locked = LockConversations.lock(connection, units, write.replies());
    for (var unit : units) {
      if (!unit.settled(write.replies())) {
        decide(unit, find(unit.target(), locked), write, connection);
      }
    }
    return write;
  }

  @Override
  public boolean committing() {
    return committing;
  }

  private static <R> void decide(
      Unit<R> unit, @Nullable Locked locked, Write write, Connection connection) {
    try {
      var decision = decision(unit, locked, connection);
      var reply = unit.reply();
      if (locked != null && decision instanceof Accepted<R> accepted) write.add(locked, accepted);
      if (unit.ticket() != null && reply != null) write.replies().keep(unit.ticket(), reply);
    } catch (RuntimeException failure) {
      unit.fail(failure);
    }
  }

  private static <R> Decision<R> decision(
      Unit<R> unit, @Nullable Locked locked, Connection connection) {
    if (locked == null) return unit.refuse(Decision.refuse(new Refusal.NotFound()));
    return unit.decide(new LockedExchange(connection, locked, unit.target()));
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
