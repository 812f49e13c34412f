package dev.baton.application.handoff;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.Requested;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Asks for a human and mutes the bot. A briefing without a summary gets one from the transcript.
 */
public final class RequestHandoff {
  private final Transactions transactions;
  private final TranscriptQueries transcripts;
  private final Ids ids;

  @Inject
  public RequestHandoff(Transactions transactions, TranscriptQueries transcripts, Ids ids) {
    this.transactions = transactions;
    this.transcripts = transcripts;
    this.ids = ids;
  }

  public Decision<Requested> request(
      Organization.Id organization, Conversation.Id conversation, Request request) {
    var briefed = Briefing.complete(request, () -> latest(organization, conversation));
    var id = new Handoff.Id(ids.next());
    return transactions.on(
        organization,
        conversation,
        exchange -> exchange.conversation().requestHandoff(id, briefed, exchange.now()));
  }

  private List<Line> latest(Organization.Id organization, Conversation.Id conversation) {
    var everything = new TranscriptQueries.Filter(null, null);
    return transcripts.page(organization, conversation, everything, Long.MAX_VALUE, Briefing.LINES);
  }
}
