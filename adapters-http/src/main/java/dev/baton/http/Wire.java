package dev.baton.http;

import dev.baton.application.Unavailable;
import dev.baton.http.Frame.Outcome;
import dev.baton.http.Settings.Times;
import dev.baton.http.stream.EventStream;
import dev.baton.http.stream.EventStream.Permit;
import dev.baton.http.stream.Waiting;
import io.javalin.Javalin;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: serves one table until it is stopped. */
public final class Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final int GONE = 499;

  private final Times times;
  private final Waiting waiting = new Waiting();
  private final InFlight inFlight = new InFlight();
  private final Frame frame;
  private final Javalin javalin;

  private Wire(Settings settings, Table table, Guards guards) {
    this.times = settings.times();
    this.frame =
        new Frame(
            table,
            guards,
            new JettyRequest.Server(
                times.request(), waiting, guards.openings(), settings.proxies()));
    this.javalin =
        Javalin.create(
            config -> {
              new Jetty(settings, table).configure(config);
              // One way in for every method and path: nothing is served beside the frame.
              config.routes.before(this::serve);
            });
  }

  public static Wire start(Settings settings, Table table, Guards guards) {
    var wire = new Wire(settings, table, guards);
    wire.javalin.start(settings.host(), settings.port());
    Acknowledgement.expectOn(wire.port());
    Dawdlers.watch(wire.javalin.jettyServer().server(), settings.times().request());
    return wire;
  }

  public int port() {
    return javalin.port();
  }

  /**
   * Accepts nothing more, tells streams and long polls to end, lets what is under way finish for at
   * most the time of the settings, and closes.
   */
  @Override
  public void close() {
    Jetty.stopAccepting(javalin);
    waiting.end();
    if (!inFlight.awaitNone(times.drain()))
      LOG.atWarn().addKeyValue("requests", inFlight.count()).log("cut what did not finish");
    stopListening();
  }

  /** Jetty waits for its selectors without a limit, and one of them was seen not to answer. */
  private void stopListening() {
    var stopping = Thread.ofPlatform().daemon().name("wire-stop").start(javalin::stop);
    try {
      if (!stopping.join(times.drain())) LOG.atWarn().log("the listener did not stop in time");
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Context context) {
    context.skipRemainingHandlers();
    inFlight.enter();
    try {
      serve(context.req(), context.res());
    } finally {
      inFlight.leave();
    }
  }

  private void serve(HttpServletRequest http, HttpServletResponse response) {
    long started = System.nanoTime();
    var id = RequestId.of(http.getHeader("X-Request-Id"));
    response.setHeader("X-Request-Id", id);
    var outcome = frame.serve(http, id);
    // A connection that lives on would bring more requests to a server that stops.
    if (waiting.over()) response.setHeader("Connection", "close");
    int status = send(outcome, http, response);
    var organization = outcome.bearer().organization();
    AccessLog.write(
        new AccessLog.Line(
            id,
            organization == null ? null : organization.value().toString(),
            http.getMethod(),
            outcome.route(),
            status,
            Duration.ofNanos(System.nanoTime() - started)));
  }

  private int send(Outcome outcome, HttpServletRequest http, HttpServletResponse response) {
    try (var _ = outcome.opening()) {
      switch (outcome.reply()) {
        case Reply.Events events -> {
          if (!stream(events, outcome, http, response)) return GONE;
        }
        case Reply.Bytes bytes -> Sending.copy(bytes, http, response, times.write());
        case Reply.Written _, Reply.Json _, Reply.Empty _, Reply.Begun _ ->
            Sending.send(outcome.reply(), response);
      }
      return outcome.reply().status();
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("the reader is gone");
      return GONE;
    }
  }

  /** Whether the reader took all of it. */
  private boolean stream(
      Reply.Events events, Outcome outcome, HttpServletRequest http, HttpServletResponse response)
      throws IOException {
    var reader = Sending.stream(events, http, response, times.write());
    try {
      return new EventStream(times.pace(), waiting, permit(outcome)).run(events.source(), reader);
    } catch (RuntimeException e) {
      // The head is out: all that can be done is to end, so that the reader comes back.
      LOG.atError().addKeyValue("route", outcome.route()).setCause(e).log("a stream broke");
      return true;
    }
  }

  /** Tokens of visitors end by time alone, and there may be very many of them. */
  private Permit permit(Outcome outcome) {
    var pace = times.pace();
    var every = outcome.bearer().visitor() == null ? pace.recheck() : pace.heartbeat();
    return new Permit(() -> permitted(outcome), every);
  }

  private static boolean permitted(Outcome outcome) {
    try {
      outcome.recheck().run();
      return true;
    } catch (Rejected e) {
      return false;
    } catch (Unavailable e) {
      // Nobody can tell, and there is nothing to read meanwhile either.
      return true;
    }
  }
}
