package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Approval.APPROVAL;
import static dev.baton.persistence.schema.tables.ConversationDetails.CONVERSATION_DETAILS;
import static dev.baton.persistence.schema.tables.Message.MESSAGE;
import static dev.baton.persistence.schema.tables.Turn.TURN;

import dev.baton.application.Exchange;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.conversation.Window;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;

/** What one unit sees of its locked conversation. */
record LockedExchange(Connection connection, Locked locked, Unit.Target target)
    implements Exchange {

  @Override
  public Conversation conversation() {
    return locked.conversation();
  }

  @Override
  public Stretch stretch() {
    var handoff = target.handoff();
    if (handoff == null) throw new IllegalStateException("opened by a conversation: " + target);
    return new Stretch(locked.conversation(), locked.handoff(handoff));
  }

  @Override
  public Window.Rule windowRule() {
    return locked.windowRule();
  }

  @Override
  public Details details() {
    var known = locked.details();
    if (known != null) return known;
    var read =
        Sql.on(connection)
            .selectFrom(CONVERSATION_DETAILS)
            .where(CONVERSATION_DETAILS.ORGANIZATION_ID.eq(locked.organization()))
            .and(CONVERSATION_DETAILS.CONVERSATION_ID.eq(locked.conversation().id()))
            .fetchSingle(DetailsRows::of);
    locked.details(read);
    return read;
  }

  /** Locked too: whoever leases turns passes this one over until the unit is written. */
  @Override
  public Optional<Turn> turn(Turn.Id id) {
    var known = locked.turn(id);
    if (known != null) return Optional.of(known);
    var read =
        Sql.on(connection)
            .selectFrom(TURN)
            .where(TURN.ORGANIZATION_ID.eq(locked.organization()), TURN.ID.eq(id))
            .and(TURN.CONVERSATION_ID.eq(locked.conversation().id()))
            .and(TURN.LAST_SEQ.isNotNull())
            .forUpdate()
            .fetchOptional(TurnRows::of);
    read.ifPresent(locked::know);
    return read;
  }

  @Override
  public Optional<Approval> approval(Approval.Id id) {
    var known = locked.approval(id);
    if (known != null) return Optional.of(known);
    return Sql.on(connection)
        .selectFrom(APPROVAL)
        .where(APPROVAL.ORGANIZATION_ID.eq(locked.organization()), APPROVAL.ID.eq(id))
        .and(APPROVAL.CONVERSATION_ID.eq(locked.conversation().id()))
        .fetchOptional(ApprovalRows::of);
  }

  @Override
  public Lines approvalLines() {
    return new JooqApprovalLines(Sql.on(connection)).find(locked.organization());
  }

  @Override
  public Optional<Message> said(Message.Id id) {
    return locked.said().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .or(() -> written(id));
  }

  private Optional<Message> written(Message.Id id) {
    return Sql.on(connection)
        .selectFrom(MESSAGE)
        .where(MESSAGE.ORGANIZATION_ID.eq(locked.organization()))
        .and(MESSAGE.CONVERSATION_ID.eq(locked.conversation().id()))
        .and(MESSAGE.ID.eq(id))
        .fetchOptional(MessageRows::said);
  }

  @Override
  public Instant now() {
    return locked.now();
  }
}
