package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.StorageContract;
import dev.baton.application.once.Replies;
import org.junit.jupiter.api.AutoClose;

/** Few writers, so that units which wait share commits. */
class PostgresContractsTest implements StorageContract {
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
