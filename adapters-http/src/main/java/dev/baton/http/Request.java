package dev.baton.http;

import dev.baton.application.access.Caller;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.Decision;
import dev.baton.http.input.Input;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint by someone who may call it. */
public interface Request {

  String id();

  Endpoint endpoint();

  /** The path as sent, without the query. */
  String path();

  @Nullable String header(String name);

  /** Whoever holds the key; only where {@link Access} asks for one. */
  Caller caller();

  /** What the visitor's token opens; only where {@link Access} asks for one. */
  VisitorToken visitor();

  /**
   * Reads path, query and body into one value: once, and before anything is done, since the
   * reference of the API is made of what an endpoint reads.
   *
   * @throws dev.baton.http.input.Malformed with every flaw, which becomes the dialect's answer
   */
  <T> T read(Function<Input, T> reading);

  /** Whether the caller has hung up; for who waits to ask now and then. */
  boolean abandoned();

  /** Waits for an event; empty when the server stops meanwhile, which interrupts the wait. */
  <T> Optional<T> await(Callable<T> event);

  /** The body's bytes as sent; read once. */
  byte[] body();

  /** The body of an endpoint that takes a form instead of JSON. */
  Form form();

  /**
   * The reply to one unit of work that is all that this request does. Prefer it where many such
   * requests come at the same time: even under an idempotency key they then share commits.
   *
   * @param render a pure function of what the unit decides; it may be asked on another thread
   */
  default <R> Reply answer(Supplier<Decision<R>> unit, Function<Decision<R>, Reply> render) {
    return render.apply(unit.get());
  }

  /**
   * To be called before slow work outside that precedes the first unit of work: where the request
   * was answered before, it ends here with that answer. Between its first unit of work and its
   * reply a request must do nothing slow, for under an idempotency key they are one transaction;
   * what is slow and comes after a unit is a second step ({@link Reply.Begun}).
   */
  default void recall() {}

  /** The dialect's answer to a fault. */
  Reply refuse(Fault fault);
}
