package dev.baton.persistence.doorbell;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.baton.application.feed.Ring;
import java.lang.System.Logger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what rang on other nodes, on a connection of its own. It takes nothing for granted: it
 * counts as hearing only while this node's own signs of life come back to it, which a pooler that
 * swallows LISTEN, or a connection that is half open, cannot feign.
 */
final class Listener implements Runnable {
  /** After this long without a sign of life it counts as deaf; then it connects anew. */
  static final Duration DEAF = Duration.ofSeconds(3);

  private static final Duration ANEW = Duration.ofSeconds(8);
  private static final int WAIT_MILLIS = 500;
  private static final Logger LOG = System.getLogger(Listener.class.getName());

  private final DataSource source;
  private final UUID node;
  private final Ears ears;
  private final Runnable listening;
  private final Backoff backoff = new Backoff();
  private volatile long heard;
  private volatile boolean connected;
  private volatile boolean closed;
  private volatile @Nullable Connection open;

  /**
   * @param listening told when LISTEN has begun, so that a sign of life comes soon
   */
  Listener(DataSource source, UUID node, Ears ears, Runnable listening) {
    this.source = source;
    this.node = node;
    this.ears = ears;
    this.listening = listening;
  }

  boolean hearing() {
    return connected && System.nanoTime() - heard < DEAF.toNanos();
  }

  @Override
  public void run() {
    try {
      while (!closed) connectAndListen();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void connectAndListen() throws InterruptedException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      open = connection;
      statement.execute("listen baton_ring");
      listening.run();
      listen(connection.unwrap(PGConnection.class));
    } catch (SQLException | RuntimeException lost) {
      if (!closed && backoff.first()) LOG.log(WARNING, "Other nodes are not heard", lost);
    } finally {
      connected = false;
      open = null;
    }
    backoff.pause();
  }

  /** Listens until it is closed, or nothing at all was heard for long. */
  private void listen(PGConnection connection) throws SQLException {
    heard = System.nanoTime();
    while (!closed && System.nanoTime() - heard < ANEW.toNanos()) {
      var some = connection.getNotifications(WAIT_MILLIS);
      if (some != null && some.length > 0) hear(some);
    }
  }

  private void hear(PGNotification[] some) {
    var rings = new ArrayList<Ring>();
    for (var each : some) {
      Whisper.parse(each.getParameter()).ifPresent(this::whispered);
      Payload.parse(each.getParameter())
          .ifPresent(
              payload -> {
                if (payload.node().equals(node)) alive();
                else rings.addAll(payload.rings());
              });
    }
    if (!rings.isEmpty()) ears.rings().accept(rings);
  }

  private void whispered(Whisper whisper) {
    if (!whisper.node().equals(node)) whisper.hints().forEach(ears.hints());
  }

  private void alive() {
    heard = System.nanoTime();
    connected = true;
    if (backoff.over()) LOG.log(INFO, "Other nodes are heard again");
  }

  void close() {
    closed = true;
    backoff.end();
    var connection = open;
    if (connection == null) return;
    try {
      connection.abort(Runnable::run);
    } catch (SQLException gone) {
      LOG.log(INFO, "The listening connection was gone already", gone);
    }
  }
}
