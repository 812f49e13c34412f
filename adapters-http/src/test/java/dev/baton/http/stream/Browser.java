package dev.baton.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.application.contract.OutgoingChannelContract.FarSide;
import dev.baton.application.contract.OutgoingChannelContract.Taken;
import dev.baton.application.contract.Protocol;
import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Receipt;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Settings.Times;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a stream over a socket, or does not; it has no words. Each mood is a connection anew. */
final class Browser implements FarSide<List<Outgoing>, Receipt>, AutoCloseable {
  private static final Duration WRITE = Duration.ofMillis(300);

  /** More than two kernels hold for somebody who does not read. */
  private static final Outgoing[] MUCH = new Outgoing[1_000];

  static {
    Arrays.fill(MUCH, new ServerEvent(null, "much", "x".repeat(16 * 1024)));
  }

  private final List<Taken> taken = new ArrayList<>();
  private final TestWire wire = new TestWire(times(), SampleSurfaces.threads(endpoint()));
  private Handing handing = new Handing();
  private @Nullable RawHttp connection;
  private Mood mood = Mood.TAKES;
  private int ids;

  /** What is handed over here comes to the reader by its stream, and the receipt back. */
  private static final class Handing implements Source, OutgoingChannel<List<Outgoing>, Receipt> {
    private final BlockingQueue<Next> queue = new LinkedBlockingQueue<>();
    private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();

    @Override
    public Receipt deliver(List<Outgoing> parcel) {
      queue.add(Next.of(parcel));
      try {
        return Objects.requireNonNull(receipts.poll(20, TimeUnit.SECONDS), "no receipt");
      } catch (InterruptedException over) {
        throw new IllegalStateException(over);
      }
    }

    @Override
    public Next next(Duration most) throws InterruptedException {
      var next = queue.poll(most.toMillis(), TimeUnit.MILLISECONDS);
      return next == null ? Next.of(List.of()) : next;
    }

    @Override
    public void settle(Receipt receipt) {
      receipts.add(receipt);
    }

    void end() {
      queue.add(Next.last());
    }
  }

  private static Times times() {
    return new Times(
        Duration.ofSeconds(30), Duration.ofSeconds(20), WRITE, Duration.ofSeconds(2), Pace.USUAL);
  }

  private Endpoint endpoint() {
    return Endpoint.get("/api/v1/stream", Access.anyKey(), _ -> Reply.events(handing));
  }

  @Override
  public OutgoingChannel<List<Outgoing>, Receipt> channel() {
    return handing;
  }

  @Override
  public List<Outgoing> parcel(String text) {
    var event = new ServerEvent(Integer.toString(ids++), "message", text);
    if (mood.takes() || mood == Mood.AWAY) return List.of(event);
    var parcel = new ArrayList<>(List.of(MUCH));
    parcel.add(event);
    return parcel;
  }

  /** One that would say something does what a browser can do instead. */
  @Override
  public void becomes(Mood mood) {
    this.mood = mood;
    finish();
    var opened = open();
    connection = opened;
    switch (mood) {
      case TAKES, TAKES_AND_HANGS, TAKES_AND_CUTS, TAKES_AND_BREAKS, BREAKS, BUSY -> {}
      case REFUSES_US, REFUSES_THE_MESSAGE -> Thread.startVirtualThread(() -> cut(opened));
      case AWAY -> close(opened);
    }
  }

  private RawHttp open() {
    try {
      handing = new Handing();
      var opened = wire.connect();
      var key = wire.keys().key('a');
      opened.send("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + key + "\r\n\r\n");
      var _ = opened.answer().orElseThrow();
      readUntil(opened, "retry: ");
      // To the end of it: who hangs up on something unread does so with a noise.
      assertThat(opened.line()).isEmpty();
      return opened;
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  private static String readUntil(RawHttp connection, String start) throws IOException {
    var line = connection.line();
    while (!line.startsWith(start)) line = connection.line();
    return line.substring(start.length());
  }

  /** In the middle of what it is told. */
  private static void cut(RawHttp connection) {
    try {
      readUntil(connection, "data: ");
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    close(connection);
  }

  private static void close(RawHttp connection) {
    try {
      connection.close();
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  @Override
  public List<Taken> taken() {
    finish();
    return List.copyOf(taken);
  }

  /** Reads all that there is, where it reads at all. */
  private void finish() {
    var ending = connection;
    connection = null;
    if (ending == null) return;
    handing.end();
    if (mood.takes()) read(ending);
    close(ending);
  }

  private void read(RawHttp ending) {
    try {
      String id = null;
      for (var line = ending.line(); !line.equals("0"); line = ending.line()) {
        if (line.startsWith("id: ")) id = line.substring(4);
        if (line.startsWith("data: ")) {
          taken.add(new Taken(id, Json.of(line.substring(6)).textValue()));
        }
      }
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  @Override
  public Protocol protocol() {
    return Protocol.withoutAnswers();
  }

  @Override
  public Duration deadline() {
    return WRITE;
  }

  @Override
  public void close() {
    finish();
    wire.close();
  }
}
