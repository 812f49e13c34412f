package dev.baton.server.postgres;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of Baton's own on a folder: durable, for one Baton at a time, reachable from this
 * machine alone and with the password in the folder (an open port without one would let in every
 * user of the machine). While it is open a server that died is started again on the same port.
 */
public final class BundledPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BundledPostgres.class);
  private static final String DATABASE = "baton";
  private static final int WATCH_EVERY_MILLIS = 250;

  private final FolderLock lock;
  private final Postmaster postmaster;
  private final int port;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private BundledPostgres(FolderLock lock, Postmaster postmaster, int port) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.port = port;
  }

  /**
   * Starts on the folder, which is made when it is not there.
   *
   * @throws CannotStart when another Baton uses the folder, its data is of another major version of
   *     PostgreSQL, it cannot be written, or PostgreSQL does not run here
   */
  public static BundledPostgres start(Path folder) {
    var absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return start(absolute, FolderLock.on(absolute));
    } catch (IOException flaw) {
      throw new CannotStart(
          Exit.FOLDER, "The data folder %s cannot be used: %s".formatted(absolute, flaw), flaw);
    }
  }

  private static BundledPostgres start(Path folder, FolderLock lock) throws IOException {
    try {
      var postmaster = new Postmaster(Cluster.in(folder, Binaries.below(folder)));
      var postgres = new BundledPostgres(lock, postmaster, postmaster.start());
      postgres.prepare();
      var _ =
          postgres.watch.scheduleWithFixedDelay(
              postgres::revive, WATCH_EVERY_MILLIS, WATCH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      return postgres;
    } catch (IOException | RuntimeException flaw) {
      lock.close();
      throw flaw;
    }
  }

  /** With user and password in it; changes with every start. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, Cluster.USER, postmaster.cluster().password());
  }

  private void prepare() {
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
        var statement = connection.createStatement()) {
      for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        refuseUnlessOn(setting, statement);
      }
      if (!statement
          .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
          .next()) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException flaw) {
      postmaster.stop();
      throw new CannotStart(
          Exit.DATABASE, "The bundled PostgreSQL refuses us: " + flaw.getMessage(), flaw);
    }
  }

  private static void refuseUnlessOn(String setting, Statement statement) throws SQLException {
    var rows = statement.executeQuery("show " + setting);
    rows.next();
    if (!rows.getString(1).equals("on")) {
      throw new SQLException(setting + " is " + rows.getString(1) + ", data would not be durable");
    }
  }

  private void revive() {
    if (postmaster.process().isPresent()) {
      return;
    }
    LOG.atError().log("The bundled PostgreSQL has ended and is started again");
    try {
      postmaster.stopOrphan();
      var started = postmaster.start(port);
      if (started.failed()) {
        LOG.atError().addKeyValue("reason", started.lastLine()).log("It did not start");
      }
    } catch (IOException | RuntimeException flaw) {
      LOG.atError().setCause(flaw).log("It did not start");
    }
  }

  /** What is committed is on the disk already; this only makes the next start quick. */
  @Override
  public void close() {
    watch.close();
    postmaster.stop();
    try {
      lock.close();
    } catch (IOException flaw) {
      LOG.atWarn().setCause(flaw).log("The lock of the data folder was not given back");
    }
  }
}
