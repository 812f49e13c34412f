package dev.baton.http.openapi;

import dev.baton.application.access.Caller;
import dev.baton.application.access.VisitorToken;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Description.Reading;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Form;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody sent: it finds out what an endpoint reads, and lets it come to nothing
 * more. Whatever else the endpoint wants before it reads is refused as well.
 */
final class Probe implements Request {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Endpoint endpoint;

  /** Leaves the handler with what it has told. */
  private static final class Told extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Recording recording;

    Told(Recording recording) {
      super("told", null, false, false);
      this.recording = recording;
    }
  }

  private Probe(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** What the endpoint reads. */
  static Recording ask(Endpoint endpoint) {
    if (!(endpoint.description().reading() instanceof Reading.AsItDoes))
      return Recording.of(_ -> "");
    try {
      endpoint.handler().handle(new Probe(endpoint));
    } catch (Told told) {
      return told.recording;
    }
    throw new IllegalStateException(
        "answers before it reads: " + endpoint.method() + " " + endpoint.path());
  }

  @Override
  public <T> T read(Function<Input, T> reading) {
    throw new Told(Recording.of(reading));
  }

  @Override
  public String id() {
    return "probe";
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public Caller caller() {
    var all = EnumSet.allOf(Scope.class);
    return new Caller(
        new Organization.Id(NOBODY), new ApiKey.Id(NOBODY), "probe", all, new Actor.Team());
  }

  @Override
  public VisitorToken visitor() {
    return new VisitorToken(
        new Organization.Id(NOBODY), new Conversation.Id(NOBODY), Instant.EPOCH, null);
  }

  @Override
  public boolean abandoned() {
    return true;
  }

  @Override
  public <T> Optional<T> await(Callable<T> event) {
    throw early();
  }

  @Override
  public byte[] body() {
    throw early();
  }

  @Override
  public Form form() {
    throw early();
  }

  @Override
  public Reply refuse(Fault fault) {
    throw early();
  }

  private IllegalStateException early() {
    return new IllegalStateException(
        "does something before it reads: " + endpoint.method() + " " + endpoint.path());
  }
}
