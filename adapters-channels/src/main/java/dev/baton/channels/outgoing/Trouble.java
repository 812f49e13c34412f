package dev.baton.channels.outgoing;

import dev.baton.channels.outgoing.Outcome.Failed;
import dev.baton.channels.outgoing.Outcome.Failure;
import dev.baton.channels.outgoing.Outcome.Refused;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Puts into words what went wrong below. */
final class Trouble {
  private static final int MAX_DETAIL = 300;

  private Trouble() {}

  static Outcome of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      switch (each) {
        case TargetRefused refused -> {
          return new Refused(refused.why());
        }
        case UnknownHostException _, UnresolvedAddressException _ -> {
          return new Failed(Failure.UNKNOWN_HOST, "The name of the host does not resolve.");
        }
        case SSLException _ -> {
          return new Failed(Failure.TLS, detail(root(each)));
        }
        case ConnectException _, NoRouteToHostException _, SocketTimeoutException _ -> {
          return new Failed(Failure.UNREACHABLE, detail(each));
        }
        case TimeoutException _ -> {
          return timedOut();
        }
        default -> {}
      }
    }
    return new Failed(Failure.BROKEN, detail(thrown));
  }

  static Failed timedOut() {
    return new Failed(Failure.TIMED_OUT, "There was no complete answer in time.");
  }

  private static Throwable root(Throwable thrown) {
    var root = thrown;
    while (root.getCause() != null) root = root.getCause();
    return root;
  }

  private static String detail(Throwable thrown) {
    var text = Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
  }
}
