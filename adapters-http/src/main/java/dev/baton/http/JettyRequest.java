package dev.baton.http;

import dev.baton.application.access.Caller;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Organization;
import dev.baton.http.input.Input;
import dev.baton.http.limits.Openings;
import dev.baton.http.limits.Openings.Holder;
import dev.baton.http.limits.Openings.Opening;
import dev.baton.http.stream.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request as Jetty hands it over. */
final class JettyRequest implements Request {
  private final HttpServletRequest http;
  private final String id;
  private final Table.Match.Found found;
  private final Bearer bearer;
  private final Server server;
  private final Peer peer;
  private byte @Nullable [] body;
  private boolean read;
  private @Nullable Once once;
  private volatile boolean flawed;

  /** Who calls: of the two at most one is there. */
  record Bearer(@Nullable Caller caller, @Nullable VisitorToken visitor) {
    static final Bearer NOBODY = new Bearer(null, null);

    Organization.@Nullable Id organization() {
      if (caller != null) return caller.organization();
      return visitor == null ? null : visitor.organization();
    }
  }

  /** What serves requests: how long a body may take, who waits and how many may. */
  record Server(
      Duration bodyPatience, Waiting waiting, Openings openings, TrustedProxies proxies) {}

  JettyRequest(
      HttpServletRequest http, String id, Table.Match.Found found, Bearer bearer, Server server) {
    this.http = http;
    this.id = id;
    this.found = found;
    this.bearer = bearer;
    this.server = server;
    this.peer = new Peer(http);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Endpoint endpoint() {
    return found.endpoint();
  }

  @Override
  public String path() {
    return http.getRequestURI();
  }

  @Override
  public @Nullable String header(String name) {
    return http.getHeader(name);
  }

  @Override
  public Caller caller() {
    var caller = bearer.caller;
    if (caller == null) throw new IllegalStateException("this endpoint is called without a key");
    return caller;
  }

  @Override
  public VisitorToken visitor() {
    var visitor = bearer.visitor;
    if (visitor == null) throw new IllegalStateException("this endpoint is called without a token");
    return visitor;
  }

  @Override
  public <T> T read(Function<Input, T> reading) {
    if (read) throw new IllegalStateException("read as a whole, or what is asked for is not known");
    read = true;
    var path = new HashMap<String, String>();
    found.parameters().forEach((name, raw) -> path.put(name, Percent.decode(raw)));
    var sent = new Input.Sent(path, Percent.query(http.getQueryString()), this::body);
    return Input.read(sent, reading);
  }

  @Override
  public boolean abandoned() {
    return peer.gone();
  }

  @Override
  public <T> Optional<T> await(Callable<T> event) {
    try (var _ = open()) {
      return server.waiting.on(event);
    }
  }

  @Override
  public byte[] body() {
    if (body == null) body = Body.read(http, server.bodyPatience);
    return body;
  }

  @Override
  public Form form() {
    return new Form(http.getQueryString(), Percent.query(Body.form(http, server.bodyPatience)));
  }

  /** From now on it is carried out once. */
  void under(Once key) {
    once = key;
  }

  /** It is carried out from its beginning, maybe not for the first time. */
  void begin() {
    read = false;
    flawed = false;
  }

  /** Whether it was found not to be valid, which a corrected one will be. */
  boolean flawed() {
    return flawed;
  }

  Bearer bearer() {
    return bearer;
  }

  /** Where it comes from, as far as that can be believed. */
  String address() {
    return server.proxies.client(
        http.getRemoteAddr(), Collections.list(http.getHeaders("X-Forwarded-For")));
  }

  /**
   * Counts it among those that stay open.
   *
   * @throws Rejected when its caller has too many of them
   */
  Opening open() {
    return server
        .openings
        .open(holder(), address())
        .orElseThrow(() -> new Rejected(new Fault.TooManyRequests(Duration.ofSeconds(1))));
  }

  private Holder holder() {
    var most = server.openings.most();
    if (bearer.caller != null) return new Holder("key " + bearer.caller.key(), most.key());
    if (bearer.visitor == null) return new Holder("nobody", most.key());
    return new Holder("thread " + bearer.visitor.conversation(), most.thread());
  }

  @Override
  public <R> Reply answer(Supplier<Decision<R>> unit, Function<Decision<R>, Reply> render) {
    return render.apply(once == null ? unit.get() : once.share(this, unit, render));
  }

  @Override
  public void recall() {
    if (once != null) once.recall();
  }

  @Override
  public Reply refuse(Fault fault) {
    if (fault instanceof Fault.Flawed || isValidation(fault)) flawed = true;
    return Answers.render(found.surface().dialect(), fault, id);
  }

  /** Found by a rule that needed the database. */
  private static boolean isValidation(Fault fault) {
    return fault instanceof Fault.Stated stated && stated.code().equals("validation_error");
  }
}
