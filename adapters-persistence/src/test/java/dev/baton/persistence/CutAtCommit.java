package dev.baton.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Stands between a client and the database, and cuts the connection once when it commits: before
 * the database is asked to, or after it has done so.
 */
final class CutAtCommit implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int database;
  private volatile When armed = When.NEVER;

  enum When {
    NEVER,
    BEFORE,
    AFTER
  }

  CutAtCommit(int database) throws IOException {
    this.database = database;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  void arm(When when) {
    armed = when;
  }

  boolean armed() {
    return armed != When.NEVER;
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
    Thread.startVirtualThread(() -> pump(client, server, true));
    Thread.startVirtualThread(() -> pump(server, client, false));
  }

  private void pump(Socket from, Socket to, boolean asking) {
    try (from;
        to) {
      copy(from.getInputStream(), to, asking);
    } catch (IOException closed) {
      // One side hung up, and so does the other.
    }
  }

  private void copy(InputStream from, Socket to, boolean asking) throws IOException {
    var buffer = new byte[1 << 16];
    OutputStream out = to.getOutputStream();
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      boolean commit = asking && commits(buffer, read);
      if (commit && armed == When.BEFORE) {
        armed = When.NEVER;
        return;
      }
      if (!asking && committed(buffer, read)) return;
      out.write(buffer, 0, read);
    }
  }

  private static boolean commits(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("commit");
  }

  /** The database names what it has done. */
  private boolean committed(byte[] bytes, int length) {
    if (armed != When.AFTER) return false;
    if (!new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT")) return false;
    armed = When.NEVER;
    return true;
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
