package dev.baton.server.node;

import com.google.inject.AbstractModule;
import dev.baton.application.Transactions;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.application.asset.AssetQueries;
import dev.baton.application.away.AwayMailQueries;
import dev.baton.application.bot.TurnQueries;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.copilot.CopilotQueries;
import dev.baton.application.copilot.TranscriptSearch;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.EventQueries;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.limits.Quotas;
import dev.baton.application.live.Presences;
import dev.baton.application.once.Replies;
import dev.baton.application.webhook.WebhookDeliveryQueries;
import dev.baton.persistence.JooqApprovalQueries;
import dev.baton.persistence.JooqAssetQueries;
import dev.baton.persistence.JooqAwayMailQueries;
import dev.baton.persistence.JooqConversationQueries;
import dev.baton.persistence.JooqCopilotQueries;
import dev.baton.persistence.JooqDeliveryQueries;
import dev.baton.persistence.JooqEventQueries;
import dev.baton.persistence.JooqHandoffQueries;
import dev.baton.persistence.JooqTranscriptQueries;
import dev.baton.persistence.JooqTranscriptSearch;
import dev.baton.persistence.JooqTurnQueries;
import dev.baton.persistence.JooqWebhookDeliveryQueries;
import dev.baton.persistence.PostgresPresences;
import dev.baton.persistence.PostgresQuotas;
import dev.baton.persistence.PostgresReplies;
import dev.baton.persistence.PostgresTransactions;
import dev.baton.persistence.Reads;
import javax.sql.DataSource;

/** The application's ports on PostgreSQL. */
final class PersistenceModule extends AbstractModule {
  private final DataSource pool;
  private final Doorbell doorbell;
  private final int writers;

  PersistenceModule(DataSource pool, Doorbell doorbell, int writers) {
    this.pool = pool;
    this.doorbell = doorbell;
    this.writers = writers;
  }

  @Override
  protected void configure() {
    var reads = new Reads(pool);
    bind(HandoffQueries.class).toInstance(new JooqHandoffQueries(reads));
    bind(ConversationQueries.class).toInstance(new JooqConversationQueries(reads));
    bind(TranscriptQueries.class).toInstance(new JooqTranscriptQueries(reads));
    bind(AssetQueries.class).toInstance(new JooqAssetQueries(reads));
    bind(ApprovalQueries.class).toInstance(new JooqApprovalQueries(reads));
    bind(CopilotQueries.class).toInstance(new JooqCopilotQueries(reads));
    bind(TranscriptSearch.class).toInstance(new JooqTranscriptSearch(pool));
    bind(TurnQueries.class).toInstance(new JooqTurnQueries(reads));
    bind(DeliveryQueries.class).toInstance(new JooqDeliveryQueries(reads));
    bind(WebhookDeliveryQueries.class).toInstance(new JooqWebhookDeliveryQueries(reads));
    bind(EventQueries.class).toInstance(new JooqEventQueries(reads));
    bind(Transactions.class)
        .toInstance(new LoggedRefusals(new PostgresTransactions(pool, doorbell, writers)));
    bind(AwayMailQueries.class).toInstance(new JooqAwayMailQueries(reads));
    bind(Presences.class).toInstance(new PostgresPresences(pool));
    bind(Quotas.class).toInstance(new PostgresQuotas(pool));
    bind(Replies.class).toInstance(new PostgresReplies(pool, doorbell));
  }
}
