package dev.baton.http;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every endpoint of every surface. Matches the raw path segment by segment, a literal before a
 * parameter, and never decodes or normalizes a literal: a path has one spelling, so that whatever
 * guards an endpoint guards all ways to it.
 */
public final class Table {

  /** Where an endpoint was found, with the raw texts of its parameters. */
  sealed interface Match {
    record Found(Surface surface, Endpoint endpoint, Map<String, String> parameters)
        implements Match {}

    record OtherMethods(Surface surface, java.util.Set<Method> allowed) implements Match {}

    record Nothing(Surface surface) implements Match {}
  }

  private record Entry(Surface surface, Endpoint endpoint) {}

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<Method, Entry> entries = new EnumMap<>(Method.class);
    private @Nullable Node parameter;
  }

  private final List<Surface> surfaces;
  private final Node root = new Node();

  /** The first surface also answers for paths that no prefix covers. */
  public Table(List<Surface> surfaces) {
    this.surfaces = List.copyOf(surfaces);
    for (var surface : surfaces) for (var endpoint : surface.endpoints()) add(surface, endpoint);
  }

  public List<Surface> surfaces() {
    return surfaces;
  }

  public List<Endpoint> endpoints() {
    return surfaces.stream().flatMap(each -> each.endpoints().stream()).toList();
  }

  Match match(@Nullable Method method, String path) {
    var segments = path.split("/", -1);
    var node = path.startsWith("/") ? find(root, segments, 1) : null;
    if (node == null) return new Match.Nothing(surface(path));
    var entry = method == null ? null : node.entries.get(method);
    if (entry != null)
      return new Match.Found(entry.surface, entry.endpoint, parameters(entry.endpoint, segments));
    var any = node.entries.values().iterator().next();
    return new Match.OtherMethods(any.surface, node.entries.keySet());
  }

  /** The surface in whose words an unknown path is refused. */
  public Surface surface(String path) {
    var best = surfaces.getFirst();
    for (var each : surfaces) if (each.reach(path) > best.reach(path)) best = each;
    return best;
  }

  private void add(Surface surface, Endpoint endpoint) {
    var node = root;
    var segments = endpoint.path().split("/", -1);
    for (int i = 1; i < segments.length; i++) node = child(node, segments[i]);
    var before = node.entries.put(endpoint.method(), new Entry(surface, endpoint));
    if (before != null)
      throw new IllegalArgumentException("twice: " + endpoint.method() + " " + endpoint.path());
  }

  private static Node child(Node node, String segment) {
    if (!isParameter(segment)) return node.literals.computeIfAbsent(segment, _ -> new Node());
    if (node.parameter == null) node.parameter = new Node();
    return node.parameter;
  }

  private static @Nullable Node find(Node node, String[] segments, int index) {
    if (index == segments.length) return node.entries.isEmpty() ? null : node;
    var literal = node.literals.get(segments[index]);
    var found = literal == null ? null : find(literal, segments, index + 1);
    if (found != null) return found;
    if (node.parameter == null || segments[index].isEmpty()) return null;
    return find(node.parameter, segments, index + 1);
  }

  private static Map<String, String> parameters(Endpoint endpoint, String[] segments) {
    var names = endpoint.path().split("/", -1);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 1; i < names.length; i++) {
      if (!isParameter(names[i])) continue;
      parameters.put(names[i].substring(1, names[i].length() - 1), segments[i]);
    }
    return parameters;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
