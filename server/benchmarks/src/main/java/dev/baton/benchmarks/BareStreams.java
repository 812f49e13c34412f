package dev.baton.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The least that telling many costs: one loop that writes the same bytes to each socket. */
final class BareStreams implements AutoCloseable {
  private static final byte[] GREETING = "HTTP/1.1 200\r\n\r\n".getBytes(US_ASCII);

  /** As long as the event of a relay. */
  private static final byte[] EVENT =
      ("id: 1\nevent: message\ndata: {\"x\":\"" + "x".repeat(560) + "\"}\n\n").getBytes(US_ASCII);

  private final List<SocketChannel> channels = new ArrayList<>();
  private final Streams streams;

  private BareStreams(ServerSocketChannel listening, int count) throws IOException {
    var accepting = Thread.ofPlatform().start(() -> accept(listening, count));
    var port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
    this.streams = Streams.open(port, Collections.nCopies(count, "GET / HTTP/1.1\r\n\r\n"));
    try {
      accepting.join();
    } catch (InterruptedException hurried) {
      throw new IOException(hurried);
    }
  }

  static BareStreams open(int count) throws IOException {
    var listening = ServerSocketChannel.open();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    try (listening) {
      return new BareStreams(listening, count);
    }
  }

  private void accept(ServerSocketChannel listening, int count) {
    try {
      while (channels.size() < count) {
        var channel = listening.accept();
        channel.write(ByteBuffer.wrap(GREETING));
        channels.add(channel);
      }
    } catch (IOException flaw) {
      throw new java.io.UncheckedIOException(flaw);
    }
  }

  /** Milliseconds until all of them have one event more. */
  double tell() throws IOException {
    long before = streams.told();
    long began = System.nanoTime();
    var event = ByteBuffer.wrap(EVENT);
    for (var each : channels) each.write(event.rewind());
    streams.await(before + channels.size());
    return (System.nanoTime() - began) / 1e6;
  }

  @Override
  public void close() throws IOException {
    streams.close();
    for (var each : channels) each.close();
  }
}
