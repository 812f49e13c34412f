package dev.baton.http;

import dev.baton.application.Unavailable;
import dev.baton.http.JettyRequest.Bearer;
import dev.baton.http.input.Malformed;
import dev.baton.http.limits.Allowance;
import dev.baton.http.limits.Openings.Opening;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request goes through: matched, admitted, handled, and turned into a reply whatever
 * happens.
 */
final class Frame {
  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Table table;
  private final Gate gate;
  private final CrossOrigin crossOrigin;
  private final Tickets tickets;
  private final JettyRequest.Server server;

  Frame(Table table, Guards guards, JettyRequest.Server server) {
    this.table = table;
    this.gate = new Gate(guards.authenticator(), guards.limiter());
    this.crossOrigin = new CrossOrigin(guards.origins());
    this.tickets = new Tickets(guards.replies());
    this.server = server;
  }

  /**
   * The reply, and what the log may tell of the request.
   *
   * @param opening counts a stream, and is closed with it
   */
  record Outcome(Reply reply, String route, Bearer bearer, Runnable recheck, Opening opening) {

    Outcome with(Reply other) {
      return new Outcome(other, route, bearer, recheck, opening);
    }
  }

  Outcome serve(HttpServletRequest http, String id) {
    var preflight = crossOrigin.preflight(http);
    if (preflight != null)
      return new Outcome(preflight, "-", Bearer.NOBODY, () -> {}, Opening.NONE);
    var outcome = matched(http, id);
    return outcome.with(crossOrigin.on(http, outcome.reply));
  }

  private Outcome matched(HttpServletRequest http, String id) {
    return switch (table.match(Method.of(http.getMethod()), http.getRequestURI())) {
      case Table.Match.Found found -> serve(http, id, found);
      case Table.Match.OtherMethods(var surface, var allowed) ->
          turnedAway(surface.dialect(), new Fault.WrongMethod(allowed), id);
      case Table.Match.Nothing(var surface) ->
          turnedAway(surface.dialect(), new Fault.NotFound(), id);
    };
  }

  private Outcome serve(HttpServletRequest http, String id, Table.Match.Found found) {
    var access = found.endpoint().access();
    var bearer = Bearer.NOBODY;
    var allowance = Allowance.UNLIMITED;
    var opening = Opening.NONE;
    Reply reply;
    try {
      bearer = gate.who(http, access);
      allowance = gate.count(bearer);
      if (!allowance.allowed())
        throw new Rejected(new Fault.TooManyRequests(allowance.retryAfter()));
      gate.permit(bearer, access);
      var request = new JettyRequest(http, id, found, bearer, server);
      reply = handle(http, request, found.endpoint().handler());
      if (reply instanceof Reply.Events events) opening = open(events, request);
    } catch (RuntimeException | StackOverflowError e) {
      reply = Answers.render(found.surface().dialect(), fault(e, id, found), id);
    }
    Runnable recheck = () -> gate.permit(gate.who(http, access), access);
    var route = found.endpoint().path();
    return new Outcome(reply.with(allowance.headers()), route, bearer, recheck, opening);
  }

  private static Fault fault(Throwable why, String id, Table.Match.Found found) {
    return switch (why) {
      case Rejected e -> e.fault();
      case Malformed e -> new Fault.Flawed(e.flaws());
      case Unavailable e -> {
        LOG.atWarn().addKeyValue("request_id", id).log("unavailable: {}", e.getMessage());
        yield new Fault.Unavailable(RETRY);
      }
      default -> {
        LOG.atError()
            .addKeyValue("request_id", id)
            .addKeyValue("route", found.endpoint().path())
            .setCause(why)
            .log("broken");
        yield new Fault.Broken();
      }
    };
  }

  private static Opening open(Reply.Events events, JettyRequest request) {
    try {
      return request.open();
    } catch (Rejected full) {
      events.source().close();
      throw full;
    }
  }

  private Reply handle(HttpServletRequest http, JettyRequest request, Handler handler) {
    var once = tickets.of(http, request).orElse(null);
    if (once == null) {
      return Once.begun(Rendering.written(handler.handle(request)), request, handler);
    }
    request.under(once);
    return once.serve(request, handler);
  }

  private static Outcome turnedAway(Dialect dialect, Fault fault, String id) {
    return new Outcome(
        Answers.render(dialect, fault, id), "-", Bearer.NOBODY, () -> {}, Opening.NONE);
  }
}
