package dev.baton.application.memory;

import static java.util.Objects.requireNonNull;

import dev.baton.application.Exchange;
import dev.baton.application.conversation.Line;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record MemoryExchange(Tables tables, Row row, Handoff.@Nullable Id opener, Instant now)
    implements Exchange {

  @Override
  public Conversation conversation() {
    return row.conversation();
  }

  @Override
  public Stretch stretch() {
    if (opener == null) throw new IllegalStateException("opened by a conversation");
    return new Stretch(row.conversation(), requireNonNull(tables.handoffs().get(opener)));
  }

  @Override
  public Window.Rule windowRule() {
    return requireNonNull(tables.bots().get(row.conversation().bot())).window();
  }

  @Override
  public Optional<Message> said(Message.Id id) {
    return row.lines().stream().map(Line::message).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Turn> turn(Turn.Id id) {
    return Optional.ofNullable(tables.turns().get(id))
        .filter(each -> each.conversation().equals(row.conversation().id()));
  }

  @Override
  public Details details() {
    return row.details();
  }

  @Override
  public Optional<Approval> approval(Approval.Id id) {
    return Optional.ofNullable(tables.approvals().get(id))
        .filter(each -> each.conversation().equals(row.conversation().id()));
  }

  @Override
  public Lines approvalLines() {
    return new MemoryApprovalLines(tables).find(row.conversation().organization());
  }
}
