package dev.baton.http;

import dev.baton.http.Description.Answer;
import dev.baton.http.Description.Reading;
import java.util.List;
import java.util.Map;

/**
 * One line of the table: what is served where, and who may. The path is a template whose parameters
 * stand in braces and fill one segment each: {@code /v1/hitl/handoffs/{handoff_id}/claim}.
 */
public record Endpoint(
    Method method, String path, Access access, Handler handler, Description description) {

  public Endpoint {
    if (!path.startsWith("/") || path.endsWith("/") || path.contains("//"))
      throw new IllegalArgumentException("not a path template: " + path);
  }

  public static Endpoint get(String path, Access access, Handler handler) {
    return new Endpoint(Method.GET, path, access, handler, Description.NONE);
  }

  public static Endpoint post(String path, Access access, Handler handler) {
    return new Endpoint(Method.POST, path, access, handler, Description.NONE);
  }

  public static Endpoint put(String path, Access access, Handler handler) {
    return new Endpoint(Method.PUT, path, access, handler, Description.NONE);
  }

  public static Endpoint patch(String path, Access access, Handler handler) {
    return new Endpoint(Method.PATCH, path, access, handler, Description.NONE);
  }

  public static Endpoint delete(String path, Access access, Handler handler) {
    return new Endpoint(Method.DELETE, path, access, handler, Description.NONE);
  }

  /**
   * Its name and what it does, for the reference.
   *
   * @param operation unique among all surfaces, in camel case
   * @param summary one line without a full stop
   */
  public Endpoint named(String operation, String summary) {
    return described(description.named(operation, summary));
  }

  /** Says that it reads nothing at all of the request. */
  public Endpoint readsNothing() {
    return described(description.reading(new Reading.Nothing()));
  }

  /** Takes a form instead of JSON; the header proves who sent it. */
  public Endpoint takesForm(String proof, String... fields) {
    return described(description.reading(new Reading.AForm(proof, List.of(fields))));
  }

  /** One of its answers, a wire record; its type arguments follow. */
  public Endpoint answers(int status, Class<?> body, Class<?>... arguments) {
    return described(description.with(new Answer.Json(status, WireType.of(body, arguments))));
  }

  /** An answer without a body. */
  public Endpoint answers(int status) {
    return described(description.with(new Answer.Nothing(status)));
  }

  /** Answers 200 with an event stream; what it tells, by the events' names. */
  public Endpoint streams(Map<String, Class<?>> events) {
    return described(description.with(new Answer.Events(events)));
  }

  /** Answers with something else than JSON. */
  public Endpoint serves(int status, String mediaType) {
    return described(description.with(new Answer.Other(status, mediaType)));
  }

  /** Refuses with these as well, in the surface's words for what it states itself. */
  public Endpoint refuses(Integer... statuses) {
    return described(description.refusing(List.of(statuses)));
  }

  private Endpoint described(Description told) {
    return new Endpoint(method, path, access, handler, told);
  }
}
