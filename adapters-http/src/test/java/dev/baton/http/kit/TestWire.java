package dev.baton.http.kit;

import dev.baton.application.bot.FindBots;
import dev.baton.application.memory.MemoryQuotas;
import dev.baton.application.memory.MemoryReplies;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.http.Guards;
import dev.baton.http.Settings;
import dev.baton.http.Settings.Times;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.Wire;
import dev.baton.http.access.Authenticator;
import dev.baton.http.access.Origins;
import dev.baton.http.limits.Limiter;
import dev.baton.http.limits.Openings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** A running wire with the given surfaces and a ring of keys, on a free port. */
public final class TestWire implements AutoCloseable {
  private final KeyRing keys = new KeyRing();
  private final InstantSource clock = InstantSource.fixed(KeyRing.START);
  private final Authenticator authenticator = new Authenticator(keys.authenticate());
  private final MemoryQuotas quotas = new MemoryQuotas(clock);
  private final Wire wire;

  public TestWire(Surface... surfaces) {
    this(Times.USUAL, surfaces);
  }

  public TestWire(Times times, Surface... surfaces) {
    this(times, Openings.Most.USUAL, surfaces);
  }

  public TestWire(Times times, Openings.Most most, Surface... surfaces) {
    var settings = new Settings("127.0.0.1", 0, times);
    var memory = new MemoryTransactions(clock);
    var openings = new Openings(most);
    var replies = new MemoryReplies(memory);
    var guards =
        new Guards(
            authenticator,
            new Origins(new FindBots(memory)),
            replies,
            new Limiter(quotas, clock),
            openings);
    wire = Wire.start(settings, new Table(List.of(surfaces)), guards);
  }

  public KeyRing keys() {
    return keys;
  }

  /** What the keys' organization may do. */
  public MemoryQuotas quotas() {
    return quotas;
  }

  public Authenticator authenticator() {
    return authenticator;
  }

  public int port() {
    return wire.port();
  }

  public RawHttp connect() throws IOException {
    return new RawHttp(port());
  }

  /** The answer to a request whose lines are given, with what HTTP/1.1 asks for added. */
  public RawHttp.Answer send(String requestLine, String body, String... headers)
      throws IOException {
    return RawHttp.once(port(), HttpText.request(requestLine, body, headers)).orElseThrow();
  }

  @Override
  public void close() {
    wire.close();
  }
}
