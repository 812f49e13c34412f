package dev.baton.http;

import dev.baton.application.Unavailable;
import dev.baton.application.access.Caller;
import dev.baton.http.JettyRequest.Bearer;
import dev.baton.http.access.Authenticator;
import dev.baton.http.input.Malformed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
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
  private final Authenticator authenticator;
  private final Tickets tickets;
  private final JettyRequest.Server server;

  Frame(Table table, Guards guards, JettyRequest.Server server) {
    this.table = table;
    this.authenticator = guards.authenticator();
    this.tickets = new Tickets(guards.replies());
    this.server = server;
  }

  /** The reply, and what the log may tell of the request. */
  record Outcome(Reply reply, String route, Bearer bearer, Runnable recheck) {}

  Outcome serve(HttpServletRequest http, String id) {
    return switch (table.match(Method.of(http.getMethod()), http.getRequestURI())) {
      case Table.Match.Found found -> serve(http, id, found);
      case Table.Match.OtherMethods(var surface, var allowed) ->
          turnedAway(surface.dialect(), new Fault.WrongMethod(allowed), id);
      case Table.Match.Nothing(var surface) ->
          turnedAway(surface.dialect(), new Fault.NotFound(), id);
    };
  }

  private Outcome serve(HttpServletRequest http, String id, Table.Match.Found found) {
    var dialect = found.surface().dialect();
    var route = found.endpoint().path();
    var access = found.endpoint().access();
    var bearer = Bearer.NOBODY;
    Reply reply;
    try {
      bearer = admit(http, access);
      var request = new JettyRequest(http, id, found, bearer, server);
      reply = handle(http, request, found.endpoint().handler());
    } catch (Rejected e) {
      reply = Answers.render(dialect, e.fault(), id);
    } catch (Malformed e) {
      reply = Answers.render(dialect, new Fault.Flawed(e.flaws()), id);
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("request_id", id).log("unavailable: {}", e.getMessage());
      reply = Answers.render(dialect, new Fault.Unavailable(RETRY), id);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.atError()
          .addKeyValue("request_id", id)
          .addKeyValue("route", route)
          .setCause(e)
          .log("broken");
      reply = Answers.render(dialect, new Fault.Broken(), id);
    }
    return new Outcome(reply, route, bearer, () -> admit(http, access));
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
    return new Outcome(Answers.render(dialect, fault, id), "-", Bearer.NOBODY, () -> {});
  }

  private Bearer admit(HttpServletRequest http, Access access) {
    return switch (access) {
      case Access.Open _ -> Bearer.NOBODY;
      case Access.AnyKey _ -> new Bearer(caller(http), null);
      case Access.Scoped(var scope, var least) -> {
        var caller = caller(http);
        if (!caller.may(scope))
          throw forbidden("This key does not have the scope %s.", scope.word());
        if (!caller.actor().ranks(least)) throw forbidden("Only for a role of %s or above.", least);
        yield new Bearer(caller, null);
      }
      case Access.Visitor _ ->
          new Bearer(null, authenticator.token(http, Percent.query(http.getQueryString())));
    };
  }

  private static Rejected forbidden(String message, Object what) {
    return new Rejected(
        new Fault.Forbidden(message.formatted(what.toString().toLowerCase(Locale.ROOT))));
  }

  private Caller caller(HttpServletRequest http) {
    return Caller.by(authenticator.key(http));
  }
}
