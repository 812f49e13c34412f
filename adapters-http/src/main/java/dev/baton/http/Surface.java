package dev.baton.http;

import java.util.List;

/**
 * One dialect with its endpoints. Its prefixes say which unknown paths are refused in its words;
 * the longest prefix of all surfaces decides, at segment boundaries.
 */
public record Surface(
    String name, Dialect dialect, List<String> prefixes, List<Endpoint> endpoints) {

  public Surface {
    prefixes = List.copyOf(prefixes);
    endpoints = List.copyOf(endpoints);
    for (var endpoint : endpoints) {
      if (prefixes.stream().noneMatch(prefix -> covers(prefix, endpoint.path())))
        throw new IllegalArgumentException(endpoint.path() + " is outside of surface " + name);
    }
  }

  /** The length of the longest prefix that covers the path, or -1. */
  int reach(String path) {
    return prefixes.stream()
        .filter(prefix -> covers(prefix, path))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  private static boolean covers(String prefix, String path) {
    if (prefix.equals("/")) return true;
    if (!path.startsWith(prefix)) return false;
    if (path.length() == prefix.length()) return true;
    // A path parameter is no route of ours, and still nobody else's.
    return path.charAt(prefix.length()) == '/' || path.charAt(prefix.length()) == ';';
  }
}
