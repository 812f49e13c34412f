package dev.baton.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connections that requests share: the one place where admission to the database is decided.
 */
public final class DatabasePool {
  /** Longest wait for a connection, in milliseconds; after it the request is told to come back. */
  private static final long PATIENCE = 2_000;

  private static final long LIFE = 600_000;

  /**
   * What the server itself gives up on, in milliseconds, so that no row stays locked by the dead.
   */
  private static final String LIMITS =
      "-c statement_timeout=10000 -c lock_timeout=5000"
          + " -c idle_in_transaction_session_timeout=20000";

  private DatabasePool() {}

  /**
   * Opens a pool that connects when it is first asked.
   *
   * @param url a JDBC URL of PostgreSQL
   * @param user null when the URL names it
   * @param password null when the URL names it, or none is needed
   * @param size how many connections at most
   */
  public static HikariDataSource open(
      String url, @Nullable String user, @Nullable String password, int size) {
    var config = new HikariConfig();
    config.setPoolName("baton");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE);
    config.setMaxLifetime(LIFE);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "baton");
    config.addDataSourceProperty("options", LIMITS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "20");
    config.addDataSourceProperty("prepareThreshold", "2");
    config.addDataSourceProperty("targetServerType", "primary");
    return new HikariDataSource(config);
  }
}
