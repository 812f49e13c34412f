package dev.baton.application.memory;

import dev.baton.application.conversation.Line;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import java.time.Instant;

/** Writes down what was decided, the way the database does. */
record Recording(Tables draft, Instant now) {

  void record(Row before, Accepted<?> accepted) {
    var row = before;
    for (var event : accepted.events()) row = withEvent(row, event);
    var open = accepted.next().control().handoff();
    if (open != null) draft.handoffs().put(open.id(), open);
    draft.conversations().put(accepted.next().id(), row.at(accepted.next(), now));
  }

  private Row withEvent(Row row, Event event) {
    log(row, event);
    var counted = row.withPositionTaken();
    return switch (event) {
      case Event.MessageAdded(var message) -> {
        due(row, message);
        yield counted.with(line(message));
      }
      case Event.DetailsChanged(var details) -> counted.with(details);
      case Event.ReplySuggested(_, var suggestion) -> counted.with(suggestion);
      case Event.OfHandoff of -> {
        draft.handoffs().put(of.handoff().id(), of.handoff());
        yield counted;
      }
      case Event.OfApproval of -> {
        draft.approvals().put(of.approval().id(), of.approval());
        yield counted;
      }
      case Event.OfTurn of -> {
        draft.turns().put(of.turn().id(), of.turn());
        yield counted;
      }
      case Event.ConversationStarted _, Event.ControlChanged _ -> counted;
    };
  }

  private void log(Row row, Event event) {
    var id = row.conversation().id();
    var at = new Position(draft.transaction(), id.value(), row.nextPosition());
    draft
        .events()
        .add(
            new Recorded(
                at,
                row.conversation().organization(),
                id,
                row.nextPosition(),
                EventText.kind(event),
                EventText.facts(event),
                now));
  }

  private static Line line(Message message) {
    return new Line(message, message.outbound() ? Delivery.queued(message.at()) : null);
  }

  private void due(Row row, Message message) {
    var conversation = row.conversation();
    if (!message.outbound() || conversation.channel() == Channel.WEB) return;
    var at = new MemoryPost.Place(conversation.organization(), conversation.id(), message.seq());
    draft.post().due().put(at, MemoryPost.Due.from(message.at()));
  }
}
