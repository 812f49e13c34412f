package dev.baton.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Readers of a stream each, all on one thread, which count the events that they are told. */
final class Streams implements AutoCloseable {
  private static final byte[] MARK = "\ndata: ".getBytes(US_ASCII);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final AtomicLong told = new AtomicLong();
  private final Thread thread = new Thread(this::read, "streams");
  private final Thread owner = Thread.currentThread();
  private volatile boolean over;

  /** How much of the mark was seen last. */
  private static final class Seen {
    private int marked;
  }

  private Streams() throws IOException {}

  /**
   * Opens them one after the other, each when the one before was answered: all at once would be
   * refused by a server that reads for each where it begins.
   */
  static Streams open(int port, List<String> requests) throws IOException {
    var streams = new Streams();
    for (var each : requests) {
      var channel = SocketChannel.open();
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(ByteBuffer.wrap(each.getBytes(US_ASCII)));
      streams.expectAnswer(channel);
      channel.configureBlocking(false);
      channel.register(streams.selector, SelectionKey.OP_READ, new Seen());
    }
    streams.thread.start();
    return streams;
  }

  private void expectAnswer(SocketChannel channel) throws IOException {
    channel.read(buffer.clear());
    var answer = US_ASCII.decode(buffer.flip()).toString();
    if (!answer.startsWith("HTTP/1.1 200")) throw new IOException("not opened: " + answer);
  }

  /** Events so far, of all streams together. */
  long told() {
    return told.get();
  }

  /** Waits until that many events were told in all; the thread that opened them may ask. */
  void await(long events) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (told.get() < events) {
      if (System.nanoTime() > deadline) throw new IOException(told + " of " + events + " came");
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void read() {
    try {
      while (!over) {
        selector.select(this::read);
        LockSupport.unpark(owner);
      }
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  private void read(SelectionKey key) {
    try {
      buffer.clear();
      int length = ((SocketChannel) key.channel()).read(buffer);
      if (length < 0) key.cancel();
      else count((Seen) key.attachment());
    } catch (IOException gone) {
      key.cancel();
    }
  }

  private void count(Seen seen) {
    for (buffer.flip(); buffer.hasRemaining(); ) {
      byte next = buffer.get();
      if (next == MARK[seen.marked]) seen.marked++;
      else seen.marked = next == MARK[0] ? 1 : 0;
      if (seen.marked < MARK.length) continue;
      seen.marked = 0;
      told.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    over = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    for (var key : selector.keys()) key.channel().close();
    selector.close();
  }
}
