package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Ports;
import javax.sql.DataSource;

/** Everything that a contract looks at, on one database. */
final class PostgresPorts {

  private PostgresPorts() {}

  /** As in production, but for a patience that a busy machine does not exhaust. */
  static HikariDataSource pool(TestDatabase database, int size) {
    var pool = DatabasePool.open(database.url(), null, null, size);
    pool.setConnectionTimeout(60_000);
    return pool;
  }

  static Ports on(DataSource pool, int writers) {
    var reads = new Reads(pool);
    return new Ports(
        new PostgresTransactions(pool, rings -> {}, writers),
        new JooqHandoffQueries(reads),
        new JooqConversationQueries(reads),
        new JooqTranscriptQueries(reads),
        new JooqEventQueries(reads),
        new JooqApprovalQueries(reads),
        new JooqAssetQueries(reads),
        new JooqCopilotQueries(reads),
        new JooqTranscriptSearch(pool),
        new JooqTurnQueries(reads),
        new JooqWebhookDeliveryQueries(reads),
        new JooqDeliveryQueries(reads),
        new JooqEventQueries(reads),
        new JooqMessageQueries(reads),
        new JooqAwayMailQueries(reads),
        new PostgresPresences(pool));
  }
}
