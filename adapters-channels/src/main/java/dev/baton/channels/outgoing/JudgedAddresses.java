package dev.baton.channels.outgoing;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves for the client, which connects to what it gets here and asks nobody else; so the address
 * that is judged is the one that is connected to, whatever DNS says a moment later.
 */
final class JudgedAddresses implements SocketAddressResolver, AutoCloseable {
  private static final int LOOKUPS = 64;
  private static final int WAITING = 1_024;

  private final Targets targets;
  private final ThreadPoolExecutor lookups = lookups();

  JudgedAddresses(Targets targets) {
    this.targets = targets;
  }

  /** Platform threads: the machine's resolver would hold the carrier of a virtual one. */
  private static ThreadPoolExecutor lookups() {
    var threads = Thread.ofPlatform().daemon().name("outgoing-names-", 0).factory();
    var lookups =
        new ThreadPoolExecutor(
            LOOKUPS, LOOKUPS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), threads);
    lookups.allowCoreThreadTimeOut(true);
    return lookups;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    try {
      lookups.execute(() -> judge(host, port, promise));
    } catch (RejectedExecutionException busy) {
      promise.failed(new UnknownHostException("too many names are being resolved"));
    }
  }

  private void judge(String host, int port, Promise<List<InetSocketAddress>> promise) {
    List<InetSocketAddress> addresses;
    try {
      addresses = targets.addresses(host, port);
    } catch (TargetRefused | UnknownHostException | RuntimeException no) {
      promise.failed(no);
      return;
    }
    promise.succeeded(addresses);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
