package dev.baton.server.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads an event stream as a browser's EventSource does. */
public final class EventReader implements AutoCloseable {
  private static final Heard END = new Heard(null, "(end)", MissingNode.getInstance());
  private static final int PATIENCE_SECONDS = 30;

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final InputStream in;
  private final Consumer<Heard> hold;

  /** One event. */
  public record Heard(@Nullable String id, String event, JsonNode data) {

    public String text(String field) {
      return data.path(field).asText();
    }
  }

  /** What is heard is held against something before it is told. */
  EventReader(InputStream in, Consumer<Heard> hold) {
    this.in = in;
    this.hold = hold;
    Thread.ofVirtual().name("event-reader").start(this::read);
  }

  /** The next event that is no heartbeat. */
  public Heard next() {
    var next = await();
    if (next.equals(END)) throw new AssertionError("the stream is over");
    hold.accept(next);
    return next;
  }

  /** All that is told within so many milliseconds. */
  public List<Heard> within(long millis) throws InterruptedException {
    var some = new ArrayList<Heard>();
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      var next = heard.poll(left, TimeUnit.NANOSECONDS);
      if (next != null) some.add(next);
    }
    return some;
  }

  /** All that is told until the server ends the stream. */
  public List<Heard> rest() {
    var rest = new ArrayList<Heard>();
    for (var each = await(); !each.equals(END); each = await()) rest.add(each);
    return rest;
  }

  /** Passes over whatever comes until the server ends the stream. */
  public void awaitEnd() {
    while (!await().equals(END)) {
      // What is said meanwhile is of no interest.
    }
  }

  private Heard await() {
    try {
      var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) throw new AssertionError("nothing heard in " + PATIENCE_SECONDS + " s");
      return next;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String id = null;
      var event = "message";
      String data = null;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) id = line.substring(4);
        if (line.startsWith("event: ")) event = line.substring(7);
        if (line.startsWith("data: ")) data = line.substring(6);
        if (!line.isEmpty() || data == null) continue;
        heard.add(new Heard(id, event, Api.JSON.readTree(data)));
        id = null;
        event = "message";
        data = null;
      }
    } catch (IOException cut) {
      // The end of it, as much as an orderly one.
    } finally {
      heard.add(END);
    }
  }

  /** Hangs up without a word. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException gone) {
      // So it is closed.
    }
  }
}
