package dev.baton.application.approval;

import dev.baton.application.Exchange;
import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Question;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Suspension;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Asks a human whether something may be done, and tells the visitor to hold on. */
public final class RequestApproval {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public RequestApproval(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Decision<Approval> request(
      Organization.Id organization,
      Conversation.Id conversation,
      Question question,
      @Nullable Deadline deadline) {
    var id = new Approval.Id(ids.next());
    var line = new Message.Id(ids.next());
    return transactions.on(
        organization,
        conversation,
        exchange -> {
          var ask = new Suspension.Ask(id, question, deadline, line(line, question, exchange));
          return new Suspension(exchange.conversation()).request(ask, exchange.now());
        });
  }

  /** Null when the visitor is to be told nothing, which a blank message says. */
  private static @Nullable Draft line(Message.Id id, Question question, Exchange exchange) {
    var own = question.suspendMessage();
    var text = own == null ? exchange.approvalLines().holdingLine() : own;
    return text.isBlank() ? null : Draft.plain(id, new Author.System(), text);
  }
}
