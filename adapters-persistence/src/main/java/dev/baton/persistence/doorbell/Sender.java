package dev.baton.persistence.doorbell;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Tells other nodes what rang here, on a connection of its own and at a bounded rate. The first
 * ring after a pause goes at once; those that come within the pace share the next NOTIFY.
 */
final class Sender implements Runnable {
  /**
   * The least time from one NOTIFY to the next: each takes a lock that all commits of them share.
   */
  static final Duration PACE = Duration.ofMillis(5);

  /** A sign of life after this long without a ring. */
  static final Duration BEAT = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(Sender.class.getName());

  private final DataSource source;
  private final UUID node;
  private final Pending pending;
  private final AtomicLong sent = new AtomicLong();
  private final Backoff backoff = new Backoff();
  private volatile boolean closed;

  Sender(DataSource source, UUID node, Pending pending) {
    this.source = source;
    this.node = node;
    this.pending = pending;
  }

  @Override
  public void run() {
    try {
      while (!closed) connectAndSend();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void connectAndSend() throws InterruptedException {
    try (var connection = source.getConnection();
        var notify = connection.prepareStatement("select pg_notify('baton_ring', ?)")) {
      pending.hurry();
      while (!closed || !pending.isEmpty()) send(notify);
    } catch (SQLException away) {
      if (backoff.first()) LOG.log(WARNING, "Other nodes are not told what happens here", away);
      backoff.pause();
    }
  }

  private void send(PreparedStatement notify) throws SQLException, InterruptedException {
    var rings = pending.take(Payload.MOST, BEAT);
    long began = System.nanoTime();
    try {
      notify.setString(1, new Payload(node, rings).text());
      notify.execute();
    } catch (SQLException lost) {
      pending.add(rings);
      throw lost;
    }
    sent.incrementAndGet();
    whisper(notify);
    if (backoff.over()) LOG.log(INFO, "Other nodes are told again what happens here");
    LockSupport.parkNanos(began + PACE.toNanos() - System.nanoTime());
  }

  /** Hints come last, and are not worth a second try. */
  private void whisper(PreparedStatement notify) throws SQLException {
    var hints = pending.hints(Whisper.MOST);
    if (hints.isEmpty()) return;
    notify.setString(1, new Whisper(node, hints).text());
    notify.execute();
  }

  long sent() {
    return sent.get();
  }

  /** Sends what is still pending, if it can, and ends. */
  void close() {
    closed = true;
    backoff.end();
    pending.hurry();
  }
}
