package dev.baton.channels.copilot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stream that is closed under its reader once it is silent, or has lasted, for too long. */
final class WatchedStream extends FilterInputStream {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long silence;
  private volatile long moved = System.nanoTime();
  private volatile boolean cut;

  WatchedStream(InputStream in, Duration silence, Duration whole) {
    super(in);
    this.silence = silence.toNanos();
    long end = System.nanoTime() + whole.toNanos();
    Thread.ofVirtual().name("model-watch").start(() -> watch(end));
  }

  private void watch(long end) {
    try {
      long left = left(end);
      while (left > 0 && !closed.await(left, TimeUnit.NANOSECONDS)) left = left(end);
      if (closed.getCount() == 0) return;
      cut = true;
      in.close();
    } catch (IOException | InterruptedException gone) {
      // The reader finds out by itself.
    }
  }

  private long left(long end) {
    long now = System.nanoTime();
    return Math.min(end - now, moved + silence - now);
  }

  /** Whether it took too long, which is what its reader's failure means then. */
  boolean cut() {
    return cut;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    moved = System.nanoTime();
    return read;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      in.close();
    } catch (IOException gone) {
      // It is closed, then.
    }
  }
}
