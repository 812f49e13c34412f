package dev.baton.persistence.doorbell;

import static java.lang.System.Logger.Level.ERROR;

import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Ring;
import dev.baton.application.live.Hint;
import dev.baton.application.live.Hints;
import java.lang.System.Logger;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Rings here at once and on other nodes by few NOTIFYs, on two connections of its own that must
 * lead to PostgreSQL itself and not to a pooler. Whoever rings never waits and never fails.
 */
public final class NotifyDoorbell implements Doorbell, Hints, AutoCloseable {
  private static final Logger LOG = System.getLogger(NotifyDoorbell.class.getName());

  private final Ears ears;
  private final Pending pending = new Pending();
  private final Sender sender;
  private final Listener listener;

  /**
   * @param direct opens a connection each time it is asked, see {@link #direct}
   * @param node tells this node's rings from the others', new for each start
   * @param ears told of everything, this node's own and the others'
   */
  public NotifyDoorbell(DataSource direct, UUID node, Ears ears) {
    this.ears = ears;
    this.sender = new Sender(direct, node, pending);
    this.listener = new Listener(direct, node, ears, pending::hurry);
  }

  /**
   * Connections that give up on a silent peer after ten seconds, whose NOTIFYs wait for no disk.
   *
   * @param url a JDBC URL that leads to PostgreSQL itself
   */
  public static DataSource direct(String url, @Nullable String user, @Nullable String password) {
    var source = new PGSimpleDataSource();
    source.setURL(url);
    if (user != null) source.setUser(user);
    if (password != null) source.setPassword(password);
    source.setApplicationName("baton-doorbell");
    source.setOptions("-c synchronous_commit=off -c statement_timeout=10000");
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(2);
    source.setSocketTimeout(10);
    source.setTargetServerType("primary");
    return source;
  }

  public void start() {
    Thread.ofVirtual().name("doorbell-sender").start(sender);
    Thread.ofVirtual().name("doorbell-listener").start(listener);
  }

  @Override
  public void ring(List<Ring> rings) {
    try {
      ears.rings().accept(rings);
    } catch (RuntimeException bug) {
      LOG.log(ERROR, "The feed was not told", bug);
    }
    pending.add(rings);
  }

  @Override
  public void tell(Hint hint) {
    try {
      ears.hints().accept(hint);
    } catch (RuntimeException bug) {
      LOG.log(ERROR, "A hint was not told", bug);
    }
    pending.add(hint);
  }

  /** Whether rings of other nodes reach this one; where not, it is for the net to catch up. */
  public boolean hearing() {
    return listener.hearing();
  }

  /** How many NOTIFYs were sent since the start. */
  public long sent() {
    return sender.sent();
  }

  @Override
  public void close() {
    sender.close();
    listener.close();
  }
}
