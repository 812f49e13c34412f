package dev.baton.persistence;

import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation whose row is locked, as the units that were already run have left it. */
final class Locked {
  private final Map<Handoff.Id, Handoff> handoffs = new HashMap<>();
  private final Map<Approval.Id, Approval> approvals = new HashMap<>();
  private final Map<Turn.Id, Turn> turns = new HashMap<>();
  private final Window.Rule windowRule;
  private final Instant now;
  private Conversation conversation;
  private long nextPosition;
  private final List<Message> said = new ArrayList<>();
  private @Nullable Details details;

  Locked(Conversation conversation, long nextPosition, Window.Rule windowRule, Instant now) {
    this.conversation = conversation;
    this.nextPosition = nextPosition;
    this.windowRule = windowRule;
    this.now = now;
  }

  void know(Handoff handoff) {
    handoffs.put(handoff.id(), handoff);
  }

  void know(Approval approval) {
    approvals.put(approval.id(), approval);
  }

  /** As a unit of this commit has left it, null where none has seen it. */
  @Nullable Approval approval(Approval.Id id) {
    return approvals.get(id);
  }

  void know(Turn turn) {
    turns.put(turn.id(), turn);
  }

  /** Null when no unit has read or taken it yet. */
  @Nullable Turn turn(Turn.Id id) {
    return turns.get(id);
  }

  void become(Accepted<?> accepted) {
    conversation = accepted.next();
    for (var event : accepted.events()) {
      if (event instanceof Event.OfHandoff of) know(of.handoff());
      if (event instanceof Event.OfApproval of) know(of.approval());
      if (event instanceof Event.OfTurn of) know(of.turn());
      if (event instanceof Event.DetailsChanged(var changed)) details = changed;
      if (event instanceof Event.MessageAdded(var message)) said.add(message);
    }
    var open = conversation.control().handoff();
    if (open != null) know(open);
  }

  long takePosition() {
    return nextPosition++;
  }

  boolean knows(Handoff.Id id) {
    return handoffs.containsKey(id);
  }

  Handoff handoff(Handoff.Id id) {
    var known = handoffs.get(id);
    if (known == null) throw new IllegalStateException("not one of the conversation: " + id);
    return known;
  }

  /** What the units before said, which no statement can find yet. */
  List<Message> said() {
    return said;
  }

  Organization.Id organization() {
    return conversation.organization();
  }

  Conversation conversation() {
    return conversation;
  }

  long nextPosition() {
    return nextPosition;
  }

  Window.Rule windowRule() {
    return windowRule;
  }

  Instant now() {
    return now;
  }

  /** Null until somebody asked for them or changed them. */
  @Nullable Details details() {
    return details;
  }

  void details(Details read) {
    details = read;
  }
}
