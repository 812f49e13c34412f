package dev.baton.server.node;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.baton.http.Settings;
import dev.baton.http.Table;
import dev.baton.http.Wire;
import dev.baton.http.access.Authenticator;
import dev.baton.persistence.DatabasePool;
import dev.baton.server.postgres.OpenDatabase;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node of an installation, on an open and migrated database. */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** Commits of conversations under way at once: few, so that those who wait share one. */
  private static final int WRITERS = 4;

  /** What was opened, the last on top: nobody misses what is closed before. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final Injector injector;

  private Node(OpenDatabase database, int poolSize, int writers, InstantSource clock) {
    var pool = keep(DatabasePool.open(database.url(), null, null, poolSize));
    var live = keep(Live.on(pool, database.directUrl()));
    this.injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new ApplicationModule(live.feed(), clock),
            new PersistenceModule(pool, live.doorbell(), writers),
            new HttpModule(new DatabaseReadiness(pool, live.doorbell()::hearing)));
    live.start();
    keep(injector.getInstance(Timekeeper.class)).start();
  }

  /** Starts what works without being asked; nothing is served yet. */
  public static Node start(OpenDatabase database, int poolSize) {
    return start(database, poolSize, InstantSource.system());
  }

  /** The same with a clock of its own, for tests to set wrong. */
  public static Node start(OpenDatabase database, int poolSize, InstantSource clock) {
    return new Node(database, poolSize, WRITERS, clock);
  }

  /**
   * The same for measuring what the number of writers costs.
   *
   * @param writers commits of conversations under way at once
   */
  public static Node start(OpenDatabase database, int poolSize, int writers) {
    return new Node(database, poolSize, writers, InstantSource.system());
  }

  /** Serves from now on. Closed first of all, with time for what is under way. */
  public Wire listen(Settings settings) {
    return keep(Wire.start(settings, get(Table.class), get(Authenticator.class)));
  }

  /** A use case or port of this node. */
  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception flaw) {
        LOG.atError().setCause(flaw).log("a part of the node did not close");
      }
    }
  }
}
