package dev.baton.persistence;

import dev.baton.application.contract.Ports;
import javax.sql.DataSource;

/** Everything that a contract looks at, on one database. */
final class PostgresPorts {

  private PostgresPorts() {}

  static Ports on(DataSource pool, int writers) {
    var reads = new Reads(pool);
    return new Ports(
        new PostgresTransactions(pool, rings -> {}, writers),
        new JooqHandoffQueries(reads),
        new JooqConversationQueries(reads),
        new JooqTranscriptQueries(reads),
        new JooqEventQueries(reads));
  }
}
