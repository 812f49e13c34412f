package dev.baton.persistence.doorbell;

import dev.baton.persistence.TestDatabase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The way to the database past the pool, which a test can block. */
final class Direct implements DataSource {
  private final DataSource source;
  volatile boolean blocked;

  Direct(TestDatabase database) {
    this(database.url());
  }

  Direct(String url) {
    source = NotifyDoorbell.direct(url, null, null);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (blocked) throw new SQLException("blocked by the test");
    return source.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("user and password are in the URL");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
