package dev.baton.application.conversation;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Decision.Refused;
import dev.baton.domain.Event;
import dev.baton.domain.Refusal.NoSuchOperator;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Moves a conversation by name, changes what is known about it, or both at once. */
public final class ChangeConversation {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public ChangeConversation(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /**
   * What to change.
   *
   * @param to null to leave the phase alone
   * @param assignee whom the details will name, null when they name nobody new
   * @param details null to leave the details alone
   */
  public record Change(
      @Nullable Phase to,
      Operator.@Nullable Id assignee,
      @Nullable UnaryOperator<Details> details) {}

  public Decision<Conversation> change(
      Organization.Id organization, Conversation.Id conversation, Change change) {
    var assignee = change.assignee();
    if (assignee != null && !known(organization, assignee)) {
      return Decision.refuse(new NoSuchOperator(assignee));
    }
    var handoff = new Handoff.Id(ids.next());
    return transactions.on(
        organization, conversation, exchange -> change(change, handoff, exchange));
  }

  /** Ends the conversation for good; a second close changes nothing. */
  public Decision<Conversation> close(
      Organization.Id organization, Conversation.Id conversation, EndReason reason) {
    return transactions.on(
        organization,
        conversation,
        exchange -> new Lifecycle(exchange.conversation()).close(reason, exchange.now()));
  }

  private boolean known(Organization.Id organization, Operator.Id operator) {
    return transactions.within(store -> store.operators().find(organization, operator).isPresent());
  }

  private static Decision<Conversation> change(
      Change change, Handoff.Id handoff, Exchange exchange) {
    var moved = move(change.to(), handoff, exchange);
    var edit = change.details();
    if (edit == null) return moved;
    return switch (moved) {
      case Refused<Conversation> refused -> refused;
      case Accepted<Conversation> accepted -> edited(accepted, edit, exchange.details());
    };
  }

  private static Decision<Conversation> move(
      @Nullable Phase to, Handoff.Id handoff, Exchange exchange) {
    var phase = to == null ? exchange.conversation().control().phase() : to;
    return new Lifecycle(exchange.conversation()).move(phase, null, handoff, exchange.now());
  }

  private static Decision<Conversation> edited(
      Accepted<Conversation> moved, UnaryOperator<Details> edit, Details before) {
    var after = edit.apply(before);
    if (after.equals(before)) return moved;
    var events = new ArrayList<>(moved.events());
    events.add(new Event.DetailsChanged(after));
    return new Accepted<>(moved.next(), moved.result(), events);
  }
}
