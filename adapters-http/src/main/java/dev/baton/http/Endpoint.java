package dev.baton.http;

/**
 * One line of the table: what is served where, and who may. The path is a template whose parameters
 * stand in braces and fill one segment each: {@code /v1/hitl/handoffs/{handoff_id}/claim}.
 */
public record Endpoint(Method method, String path, Access access, Handler handler) {

  public Endpoint {
    if (!path.startsWith("/") || path.endsWith("/") || path.contains("//"))
      throw new IllegalArgumentException("not a path template: " + path);
  }

  public static Endpoint get(String path, Access access, Handler handler) {
    return new Endpoint(Method.GET, path, access, handler);
  }

  public static Endpoint post(String path, Access access, Handler handler) {
    return new Endpoint(Method.POST, path, access, handler);
  }

  public static Endpoint put(String path, Access access, Handler handler) {
    return new Endpoint(Method.PUT, path, access, handler);
  }

  public static Endpoint patch(String path, Access access, Handler handler) {
    return new Endpoint(Method.PATCH, path, access, handler);
  }

  public static Endpoint delete(String path, Access access, Handler handler) {
    return new Endpoint(Method.DELETE, path, access, handler);
  }
}
