package dev.baton.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose next request's head does not get finished. Jetty's idle timeout does not
 * see them: a header that grows by one byte a second is never idle.
 */
final class Dawdlers implements Runnable {
  private static final int LOOKS = 4;

  private final Server server;
  private final Duration patience;
  private final Scheduler scheduler;
  private Map<EndPoint, Seen> seen = new HashMap<>();

  /** How far a connection was: how many heads and bytes it had sent, and when more bytes began. */
  private record Seen(long heads, long bytes, long begun) {
    private static final long NOT_BEGUN = Long.MIN_VALUE;
  }

  private Dawdlers(Server server, Duration patience, Scheduler scheduler) {
    this.server = server;
    this.patience = patience;
    this.scheduler = scheduler;
  }

  static void watch(Server server, Duration patience) {
    new Dawdlers(server, patience, server.getScheduler()).again();
  }

  @Override
  public void run() {
    if (!server.isRunning()) return;
    var now = new HashMap<EndPoint, Seen>();
    for (Connector connector : server.getConnectors())
      for (var endPoint : connector.getConnectedEndPoints()) look(endPoint, now);
    seen = now;
    again();
  }

  private void again() {
    scheduler.schedule(this, patience.toMillis() / LOOKS, TimeUnit.MILLISECONDS);
  }

  private void look(EndPoint endPoint, Map<EndPoint, Seen> now) {
    var connection = endPoint.getConnection();
    if (connection == null) return;
    var before = seen.get(endPoint);
    if (before == null) before = new Seen(0, 0, Seen.NOT_BEGUN);
    var after = after(before, connection);
    boolean late =
        after.begun != Seen.NOT_BEGUN && System.nanoTime() - after.begun > patience.toNanos();
    if (late) endPoint.close();
    else now.put(endPoint, after);
  }

  private static Seen after(Seen before, Connection connection) {
    long heads = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean serving = heads > connection.getMessagesOut();
    if (serving || heads != before.heads) return new Seen(heads, bytes, Seen.NOT_BEGUN);
    if (bytes == before.bytes || before.begun != Seen.NOT_BEGUN) return before;
    return new Seen(heads, before.bytes, System.nanoTime());
  }
}
