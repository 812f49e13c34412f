package dev.baton.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.ApprovalsContract;
import dev.baton.application.contract.AwaitedApprovalsContract;
import dev.baton.application.contract.EventQueriesContract;
import dev.baton.application.contract.PatienceContract;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.RacesContract;
import dev.baton.application.contract.TurnsContract;
import org.junit.jupiter.api.AutoClose;

/** So many writers that a unit rarely shares a commit, and the locks of the database decide. */
class PostgresRacesTest
    implements RacesContract,
        EventQueriesContract,
        ApprovalsContract,
        AwaitedApprovalsContract,
        TurnsContract,
        PatienceContract {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 32);

  private static final Ports PORTS = PostgresPorts.on(POOL, 32);

  @Override
  public Ports ports() {
    return PORTS;
  }
}
