package dev.baton.http;

import dev.baton.application.access.Caller;
import dev.baton.application.access.VisitorToken;
import dev.baton.http.input.Input;
import dev.baton.http.stream.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint by someone who may call it. */
public final class Request {
  private final HttpServletRequest http;
  private final String id;
  private final Table.Match.Found found;
  private final Bearer bearer;
  private final Server server;
  private final Peer peer;
  private byte @Nullable [] body;

  /** Who calls: of the two at most one is there. */
  record Bearer(@Nullable Caller caller, @Nullable VisitorToken visitor) {
    static final Bearer NOBODY = new Bearer(null, null);
  }

  /** What serves requests: how long a body may take, and who waits. */
  record Server(Duration bodyPatience, Waiting waiting) {}

  Request(
      HttpServletRequest http, String id, Table.Match.Found found, Bearer bearer, Server server) {
    this.http = http;
    this.id = id;
    this.found = found;
    this.bearer = bearer;
    this.server = server;
    this.peer = new Peer(http);
  }

  public String id() {
    return id;
  }

  public Endpoint endpoint() {
    return found.endpoint();
  }

  /** The path as sent, without the query. */
  public String path() {
    return http.getRequestURI();
  }

  public @Nullable String header(String name) {
    return http.getHeader(name);
  }

  /** Whoever holds the key; only where {@link Access} asks for one. */
  public Caller caller() {
    var caller = bearer.caller;
    if (caller == null) throw new IllegalStateException("this endpoint is called without a key");
    return caller;
  }

  /** What the visitor's token opens; only where {@link Access} asks for one. */
  public VisitorToken visitor() {
    var visitor = bearer.visitor;
    if (visitor == null) throw new IllegalStateException("this endpoint is called without a token");
    return visitor;
  }

  /**
   * Reads path, query and body into one value.
   *
   * @throws dev.baton.http.input.Malformed with every flaw, which becomes the dialect's answer
   */
  public <T> T read(Function<Input, T> read) {
    var path = new HashMap<String, String>();
    found.parameters().forEach((name, raw) -> path.put(name, Percent.decode(raw)));
    return Input.read(path, Percent.query(http.getQueryString()), this::body, read);
  }

  /** Whether the caller has hung up; for who waits to ask now and then. */
  public boolean abandoned() {
    return peer.gone();
  }

  /** Waits for an event; empty when the server stops meanwhile, which interrupts the wait. */
  public <T> Optional<T> await(Callable<T> event) {
    return server.waiting.on(event);
  }

  /** The body's bytes as sent; read once. */
  public byte[] body() {
    if (body == null) body = Body.read(http, server.bodyPatience);
    return body;
  }

  /** The dialect's answer to a fault. */
  public Reply refuse(Fault fault) {
    return Answers.render(found.surface().dialect(), fault, id);
  }
}
