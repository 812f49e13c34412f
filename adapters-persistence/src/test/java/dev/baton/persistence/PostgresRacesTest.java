package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.EventQueriesContract;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.RacesContract;
import org.junit.jupiter.api.AutoClose;

/** So many writers that every unit is alone in its commit, and only the database's locks decide. */
class PostgresRacesTest implements RacesContract, EventQueriesContract {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose
  private static final HikariDataSource POOL = DatabasePool.open(DATABASE.url(), null, null, 64);

  private static final Ports PORTS = PostgresPorts.on(POOL, 64);

  @Override
  public Ports ports() {
    return PORTS;
  }
}
