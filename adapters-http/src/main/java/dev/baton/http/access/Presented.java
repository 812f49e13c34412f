package dev.baton.http.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The secrets that a request presents, each once. */
final class Presented {
  private static final String BEARER = "bearer ";

  private Presented() {}

  static Set<String> keys(HttpServletRequest http) {
    var secrets = bearers(http);
    add(secrets, http.getHeaders("x-api-key"));
    return secrets;
  }

  /** A visitor's browser cannot set headers on an EventSource, so it may use the query. */
  static Set<String> tokens(HttpServletRequest http, java.util.Map<String, String> query) {
    var secrets = bearers(http);
    var inQuery = query.get("token");
    if (inQuery != null && !inQuery.isEmpty()) secrets.add(inQuery);
    return secrets;
  }

  private static Set<String> bearers(HttpServletRequest http) {
    var secrets = new LinkedHashSet<String>();
    for (var value : Collections.list(http.getHeaders("Authorization"))) {
      if (!value.toLowerCase(Locale.ROOT).startsWith(BEARER)) continue;
      secrets.add(value.substring(BEARER.length()).strip());
    }
    secrets.remove("");
    return secrets;
  }

  private static void add(Set<String> secrets, java.util.Enumeration<String> values) {
    while (values.hasMoreElements()) secrets.add(values.nextElement().strip());
    secrets.remove("");
  }
}
