package dev.baton.persistence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of one test class: migrated, empty, and seen by nobody else.
 *
 * <pre>{@code
 * @AutoClose static final TestDatabase database = TestDatabase.fresh();
 * }</pre>
 *
 * All of one JVM's stand on one server: an embedded PostgreSQL with fast, forgetful settings, or
 * the server that the system property {@code baton.test.database.url} names (see {@link
 * TestServer}). The build runs this module's tests twice, on the newest and on the oldest
 * PostgreSQL that Baton knows.
 */
public final class TestDatabase implements AutoCloseable {

  private final TestServer server;
  private final String name;

  private TestDatabase(TestServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public static TestDatabase fresh() {
    var server = TestServer.running();
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    server.execute("create database " + name + " template " + server.template());
    return new TestDatabase(server, name);
  }

  /** With user and password in it, so that it is all a pool needs. */
  public String url() {
    return server.url(name);
  }

  /** Opens a connection each time; nothing is pooled. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setURL(url());
    return source;
  }

  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  /** Cuts whoever is still connected. */
  @Override
  public void close() {
    server.execute("drop database if exists " + name + " with (force)");
  }
}
