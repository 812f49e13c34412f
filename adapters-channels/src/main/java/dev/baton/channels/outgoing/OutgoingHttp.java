package dev.baton.channels.outgoing;

import dev.baton.channels.outgoing.Outcome.Answered;
import dev.baton.channels.outgoing.Outcome.Failed;
import dev.baton.channels.outgoing.Outcome.Failure;
import dev.baton.channels.outgoing.Outcome.Refused;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls addresses that others name. Only public ones are reached, at every hop, unless the
 * installation allows more by name; nothing is sent along that the call does not say. Made for
 * virtual threads: a call waits, at most for the deadline of its terms.
 */
public final class OutgoingHttp implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Targets targets;
  private final JudgedAddresses addresses;
  private final HttpClient client;

  OutgoingHttp(Targets targets, SslContextFactory.Client tls) {
    this.targets = targets;
    this.addresses = new JudgedAddresses(targets);
    this.client = JettyClient.start(addresses, tls);
  }

  public static OutgoingHttp start(AllowedPrivate allowed) {
    return new OutgoingHttp(new Targets(allowed, Names::ofSystem), new SslContextFactory.Client());
  }

  /**
   * Whether a call to this URL would be refused as things are, for whoever registers it. A host
   * that does not resolve is not refused: it may, later, and is judged then. May wait for DNS.
   */
  public Optional<Refusal> refusal(String url, Terms terms) {
    try {
      var target = targets.read(url, terms);
      targets.addresses(target.getHost(), Targets.port(target));
      return Optional.empty();
    } catch (TargetRefused refused) {
      return Optional.of(refused.why());
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  /** Calls, and follows redirects as far as the terms allow, each hop judged like the first. */
  public Outcome send(Call call) {
    long end = System.nanoTime() + call.terms().deadline().toNanos();
    try {
      return follow(call, targets.read(call.url(), call.terms()), end);
    } catch (TargetRefused refused) {
      return new Refused(refused.why());
    }
  }

  private Outcome follow(Call first, URI from, long end) throws TargetRefused {
    var call = first;
    var at = from;
    for (int hop = 0; ; hop++) {
      var outcome = once(call, at, end);
      var location = call.terms().redirects() == 0 ? null : location(outcome);
      if (location == null) return outcome;
      if (hop == call.terms().redirects()) {
        return new Failed(Failure.TOO_MANY_REDIRECTS, "It redirects too often.");
      }
      var next = targets.read(resolved(at, location), call.terms());
      if (!sameOrigin(at, next)) call = call.withoutHeaders();
      at = next;
    }
  }

  private static @Nullable String location(Outcome outcome) {
    if (!(outcome instanceof Answered answered)) return null;
    return REDIRECTS.contains(answered.status()) ? answered.header("Location") : null;
  }

  private static String resolved(URI at, String location) throws TargetRefused {
    try {
      return at.resolve(location).toString();
    } catch (IllegalArgumentException malformed) {
      throw new TargetRefused(Refusal.NOT_A_URL);
    }
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && Targets.port(one) == Targets.port(other);
  }

  private Outcome once(Call call, URI at, long end) {
    var gathering = new Gathering(call.terms().body());
    var request = request(call, at);
    request.send(gathering);
    try {
      return gathering.answer().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      return Trouble.of(failed);
    } catch (TimeoutException late) {
      var _ = request.abort(late);
      return Trouble.timedOut();
    } catch (InterruptedException hurried) {
      var _ = request.abort(hurried);
      Thread.currentThread().interrupt();
      return new Failed(Failure.BROKEN, "The call was given up.");
    }
  }

  private Request request(Call call, URI at) {
    var request = client.newRequest(at).method(call.method());
    request.headers(headers -> call.headers().forEach(headers::put));
    if (call.content().size() == 0) return request;
    var type = call.headers().getOrDefault("Content-Type", "application/octet-stream");
    request.headers(headers -> headers.remove(HttpHeader.CONTENT_TYPE));
    return request.body(new BytesRequestContent(type, call.content().bytes()));
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception flaw) {
      System.getLogger(OutgoingHttp.class.getName())
          .log(System.Logger.Level.WARNING, "the client for outgoing calls did not stop", flaw);
    }
    addresses.close();
  }
}
