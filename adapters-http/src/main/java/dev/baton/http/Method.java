package dev.baton.http;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods that endpoints may have. HEAD and OPTIONS are not among them. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  private static final Set<Method> ALL = EnumSet.allOf(Method.class);

  /** Methods are case-sensitive (RFC 9110 section 9.1). */
  static @Nullable Method of(String name) {
    for (var method : ALL) if (method.name().equals(name)) return method;
    return null;
  }
}
