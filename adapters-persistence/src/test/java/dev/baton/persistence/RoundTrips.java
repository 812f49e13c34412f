package dev.baton.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the database and counts round trips: each time the database answers
 * after it was asked, however many packets that takes.
 */
final class RoundTrips implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger count = new AtomicInteger();
  private final int database;

  RoundTrips(int database) throws IOException {
    this.database = database;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  int count() {
    return count.get();
  }

  private void accept() {
    try {
      while (true) connect(door.accept());
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) throws IOException {
    var server = new Socket(InetAddress.getLoopbackAddress(), database);
    var asked = new AtomicBoolean();
    pump(client, server, () -> asked.set(true));
    pump(
        server,
        client,
        () -> {
          if (asked.getAndSet(false)) count.incrementAndGet();
        });
  }

  private static void pump(Socket from, Socket to, Runnable seen) {
    Thread.startVirtualThread(
        () -> {
          try (from;
              to) {
            copy(from.getInputStream(), to.getOutputStream(), seen);
          } catch (IOException closed) {
            // One side hung up, and so does the other.
          }
        });
  }

  private static void copy(InputStream from, OutputStream to, Runnable seen) throws IOException {
    var buffer = new byte[1 << 16];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      seen.run();
      to.write(buffer, 0, read);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
