package dev.baton.server.node;

import dev.baton.application.Exchange;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Refused;
import dev.baton.domain.Refusal;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Handoff;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every no of the domain in the log, whichever surface or worker was told it. Only what it was
 * and about what: a refusal's facts may hold what somebody wrote.
 */
final class LoggedRefusals implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedRefusals.class);

  private final Transactions transactions;

  LoggedRefusals(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization,
      Conversation.Id conversation,
      Function<Exchange, Decision<R>> work) {
    var decision = transactions.on(organization, conversation, work);
    return logged(decision, organization, "conversation", conversation.value());
  }

  @Override
  public <R> Decision<R> on(
      Organization.Id organization, Handoff.Id handoff, Function<Exchange, Decision<R>> work) {
    var decision = transactions.on(organization, handoff, work);
    return logged(decision, organization, "handoff", handoff.value());
  }

  @Override
  public <R> R within(Function<Store, R> work) {
    return transactions.within(work);
  }

  private static <R> Decision<R> logged(
      Decision<R> decision, Organization.Id organization, String what, UUID id) {
    if (decision instanceof Refused<R>(var refusal) && !(refusal instanceof Refusal.NotFound)) {
      LOG.atInfo()
          .addKeyValue("organization", organization.value())
          .addKeyValue(what, id)
          .addKeyValue("refusal", refusal.getClass().getSimpleName())
          .log("refused");
    }
    return decision;
  }
}
