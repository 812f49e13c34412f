package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.Access;
import dev.baton.http.Dialect;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Fault.Reason;
import dev.baton.http.Method;
import dev.baton.http.Reply;
import dev.baton.http.input.Flaw;
import dev.baton.http.input.Loc;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How endpoints say no: found by letting their dialect say it, so that no shape is written twice.
 * Every status of a dialect is one shared response.
 */
final class Refusals {
  private static final String PLACE = "#/components/responses/";
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Fault FLAWED =
      new Fault.Flawed(List.of(new Flaw.Missing(new Loc(Loc.Origin.BODY, List.of("x")), null)));
  private static final List<Fault> GUARD =
      List.of(
          new Fault.Unauthenticated(Reason.MISSING),
          new Fault.Unauthenticated(Reason.PAUSED),
          new Fault.Forbidden("x"),
          new Fault.TooManyRequests(SOON));
  private static final List<Fault> OF_BODIES =
      List.of(
          new Fault.Protocol(400),
          new Fault.Protocol(408),
          new Fault.Protocol(413),
          new Fault.Protocol(415));
  private static final List<Fault> OF_REPEATS =
      Stream.of(Fault.Problem.values()).<Fault>map(Fault.Idempotency::new).toList();
  private static final List<Fault> OURS = List.of(new Fault.Broken(), new Fault.Unavailable(SOON));

  private final WireSchemas schemas;
  private final Map<String, ObjectNode> components = new TreeMap<>();

  Refusals(WireSchemas schemas) {
    this.schemas = schemas;
  }

  /** The shared responses so far, by name. */
  Map<String, ObjectNode> components() {
    return components;
  }

  /** References to the responses that this endpoint may give, by status. */
  Map<Integer, ObjectNode> of(Endpoint endpoint, Recording reads, Dialect dialect) {
    var references = new TreeMap<Integer, ObjectNode>();
    for (var fault : faults(endpoint, reads)) {
      int status = dialect.render(fault, "x").status();
      references.computeIfAbsent(status, _ -> reference(status, dialect));
    }
    return references;
  }

  /** What such a reference leads to, to be made one's own. */
  ObjectNode resolved(ObjectNode reference) {
    var name = reference.get("$ref").textValue().substring(PLACE.length());
    return Objects.requireNonNull(components.get(name)).deepCopy();
  }

  private static List<Fault> faults(Endpoint endpoint, Recording reads) {
    var faults = new ArrayList<>(OURS);
    if (!(endpoint.access() instanceof Access.Open)) faults.addAll(GUARD);
    if (endpoint.path().contains("{")) faults.add(new Fault.NotFound());
    if (reads.takesAnything()) faults.add(FLAWED);
    if (reads.takesBody()) faults.addAll(OF_BODIES);
    if (endpoint.method() != Method.GET) faults.add(stated(409));
    if (endpoint.method() == Method.POST) faults.addAll(OF_REPEATS);
    endpoint.description().refusals().forEach(status -> faults.add(stated(status)));
    return faults;
  }

  private static Fault stated(int status) {
    return new Fault.Stated(status, "x", "x");
  }

  private ObjectNode reference(int status, Dialect dialect) {
    var home = dialect.getClass().getPackageName();
    var name = home.substring(home.lastIndexOf('.') + 1) + "." + status;
    if (!components.containsKey(name)) components.put(name, response(status, dialect));
    return Schema.ref(PLACE + name);
  }

  private ObjectNode response(int status, Dialect dialect) {
    var response = Schema.anything().put("description", meaning(status));
    response.set("headers", Headers.ofRefusal(status));
    var bodies = bodies(status, dialect).stream().map(schemas::of).toList();
    var schema = bodies.getFirst();
    if (bodies.size() > 1) {
      schema = Schema.anything();
      bodies.forEach(schema.putArray("anyOf")::add);
    }
    response.putObject("content").putObject("application/json").set("schema", schema);
    return response;
  }

  /** All that the dialect may say with this status. */
  private static Set<Type> bodies(int status, Dialect dialect) {
    var faults = new ArrayList<>(OURS);
    faults.addAll(GUARD);
    faults.addAll(OF_BODIES);
    faults.addAll(OF_REPEATS);
    faults.addAll(List.of(new Fault.NotFound(), FLAWED, stated(status)));
    var bodies = new LinkedHashSet<Type>();
    for (var fault : faults) {
      if (dialect.render(fault, "x") instanceof Reply.Json json && json.status() == status)
        bodies.add(json.body().getClass());
    }
    return bodies;
  }

  private static String meaning(int status) {
    return switch (status) {
      case 400 -> "The request is not valid, or the state of things does not allow it";
      case 401 -> "No good key or token";
      case 403 -> "A good key that may not do this";
      case 404 -> "It is not there, or is somebody else's";
      case 408 -> "The body did not arrive in time";
      case 409 -> "In conflict with what is";
      case 413 -> "The body is larger than 1 MiB";
      case 415 -> "The body is not application/json";
      case 422 -> "The request cannot mean anything here";
      case 429 -> "Over the limit: come back after Retry-After seconds";
      case 503 -> "Not at the moment: come back after Retry-After seconds";
      default -> status < 500 ? "Refused" : "Our fault: the request id leads to the reason";
    };
  }
}
