package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.AnnouncementsContract;
import dev.baton.application.contract.ApiKeysContract;
import dev.baton.application.contract.ApprovalsContract;
import dev.baton.application.contract.AssetsContract;
import dev.baton.application.contract.ConversationQueriesContract;
import dev.baton.application.contract.CopilotContract;
import dev.baton.application.contract.DeadLettersContract;
import dev.baton.application.contract.DeliveriesContract;
import dev.baton.application.contract.EventQueriesContract;
import dev.baton.application.contract.FollowLogContract;
import dev.baton.application.contract.HandoffQueriesContract;
import dev.baton.application.contract.OperatorsContract;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.RacesContract;
import dev.baton.application.contract.RegistrationsContract;
import dev.baton.application.contract.RepliesContract;
import dev.baton.application.contract.StatesContract;
import dev.baton.application.contract.StoreContract;
import dev.baton.application.contract.TeamContract;
import dev.baton.application.contract.TransactionsContract;
import dev.baton.application.contract.TranscriptQueriesContract;
import dev.baton.application.contract.TranscriptSearchContract;
import dev.baton.application.contract.TurnsContract;
import dev.baton.application.contract.WebhookDeliveriesContract;
import dev.baton.application.contract.WebhooksContract;
import dev.baton.application.once.Replies;
import org.junit.jupiter.api.AutoClose;

/** Few writers, so that units which wait share commits. */
class PostgresContractsTest
    implements TransactionsContract,
        StatesContract,
        RacesContract,
        StoreContract,
        RegistrationsContract,
        AnnouncementsContract,
        TeamContract,
        WebhooksContract,
        WebhookDeliveriesContract,
        ApiKeysContract,
        HandoffQueriesContract,
        ConversationQueriesContract,
        TranscriptQueriesContract,
        EventQueriesContract,
        ApprovalsContract,
        RepliesContract,
        DeliveriesContract,
        DeadLettersContract,
        OperatorsContract,
        AssetsContract,
        CopilotContract,
        TranscriptSearchContract,
        TurnsContract,
        FollowLogContract {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 8);

  private static final Ports PORTS = PostgresPorts.on(POOL, 2);

  @Override
  public Ports ports() {
    return PORTS;
  }

  @Override
  public Replies replies() {
    return new PostgresReplies(POOL, rings -> {});
  }
}
