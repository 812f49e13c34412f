package dev.baton.persistence;

import dev.baton.application.feed.Ring;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Event;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What some units decided, written with its commit in one round trip. The text depends only on
 * which tables have rows, so there are few texts, and they stay prepared.
 */
final class Write {
  private final Map<Conversation.Id, Locked> changed = new LinkedHashMap<>();
  private final Map<Handoff.Id, Locked> handoffs = new LinkedHashMap<>();
  private final Map<Approval.Id, Locked> approvals = new LinkedHashMap<>();
  private final Map<Locked, Details> detailed = new LinkedHashMap<>();
  private final Rows events = EventWrites.EVENT.rows();
  private final Rows messages = EventWrites.MESSAGE.rows();
  private final Rows files = EventWrites.FILE.rows();
  private final Rows deliveries = EventWrites.DELIVERY.rows();
  private final Rows due = EventWrites.DUE.rows();
  private final Rows suggestions = EventWrites.SUGGESTION.rows();
  private final RememberedReplies replies = new RememberedReplies();
  private final TurnShare turns = new TurnShare();

  /** Takes what a unit decided; the locked conversation becomes what it decided. */
  void add(Locked locked, Accepted<?> accepted) {
    var before = locked.conversation();
    locked.become(accepted);
    if (before.equals(accepted.next()) && accepted.events().isEmpty()) return;
    changed.put(before.id(), locked);
    turns.window(locked, before);
    accepted.events().forEach(event -> add(locked, event));
    var open = accepted.next().control().handoff();
    if (open != null && !open.equals(before.control().handoff())) handoffs.put(open.id(), locked);
  }

  private void add(Locked locked, Event event) {
    events.add(EventWrites.event(locked, event));
    switch (event) {
      case Event.MessageAdded(var message) -> add(locked, message);
      case Event.OfHandoff of -> handoffs.put(of.handoff().id(), locked);
      case Event.OfApproval of -> approvals.put(of.approval().id(), locked);
      case Event.ReplySuggested(var handoff, var suggestion) ->
          suggestions.add(EventWrites.suggestion(locked, handoff, suggestion));
      case Event.OfTurn of -> turns.add(locked, of.turn());
      case Event.DetailsChanged(var details) -> detailed.put(locked, details);
      case Event.ControlChanged _, Event.ConversationStarted _ -> {}
    }
  }

  private void add(Locked locked, Message message) {
    messages.add(EventWrites.message(locked, message));
    for (int i = 0; i < message.attachments().size(); i++) {
      files.add(FileRows.row(locked, message, i));
    }
    if (!message.outbound()) return;
    deliveries.add(EventWrites.delivery(locked, message));
    switch (locked.conversation().channel()) {
      case WEB -> {} // whoever reads it takes it
      case SMS -> due.add(EventWrites.due(locked, message));
    }
  }

  /** What is remembered of requests, which commits with what they did. */
  RememberedReplies replies() {
    return replies;
  }

  boolean isEmpty() {
    return changed.isEmpty() && replies.rows().isEmpty();
  }

  /** Writes and commits; when this returns, all of it is durable. */
  void commit(Connection connection) throws SQLException {
    write(connection, ";\ncommit");
  }

  /** Writes what there is, in a transaction that goes on. */
  void write(Connection connection) throws SQLException {
    if (!isEmpty()) write(connection, "");
  }

  private void write(Connection connection, String end) throws SQLException {
    var shares = shares();
    try (var statement = connection.prepareStatement(text(shares) + end)) {
      int next = 1;
      for (var rows : shares) next = rows.bind(statement, next);
      statement.execute();
    }
  }

  List<Ring> rings() {
    return changed.values().stream()
        .map(Locked::conversation)
        .map(each -> new Ring(each.organization(), each.id(), each.nextSeq()))
        .toList();
  }

  private List<Rows> shares() {
    return Stream.of(
            conversationRows(),
            handoffRows(),
            approvalRows(),
            messages,
            files,
            deliveries,
            due,
            events,
            suggestions,
            turns.rows(),
            detailRows(),
            replies.rows())
        .filter(rows -> !rows.isEmpty())
        .toList();
  }

  private Rows conversationRows() {
    var rows = ConversationWrites.ROW.rows();
    changed.values().forEach(locked -> rows.add(ConversationWrites.row(locked)));
    return rows;
  }

  private Rows handoffRows() {
    var rows = HandoffWrites.ROW.rows();
    handoffs.forEach(
        (id, locked) -> rows.add(HandoffWrites.row(locked.organization(), locked.handoff(id))));
    return rows;
  }

  private Rows approvalRows() {
    var rows = ApprovalWrites.ROW.rows();
    approvals.forEach(
        (id, locked) -> rows.add(ApprovalWrites.row(locked.organization(), locked.approval(id))));
    return rows;
  }

  private Rows detailRows() {
    var rows = ConversationWrites.DETAILS.rows();
    detailed.forEach((locked, each) -> rows.add(ConversationWrites.details(locked, each)));
    return rows;
  }

  /** One statement for all tables. */
  private static String text(List<Rows> shares) {
    var text = new StringBuilder();
    for (int i = 0; i < shares.size(); i++) {
      text.append(i == 0 ? "with " : ",\n").append("t").append(i);
      text.append(" as (").append(shares.get(i).sql()).append(")");
    }
    return text.append("\nselect 1").toString();
  }
}
