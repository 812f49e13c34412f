package dev.baton.http.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.domain.JsonObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Wire records as JSON Schemas, each under a name of its own that begins with its surface's.
 * Whatever a record has is required, since nulls are written out.
 */
final class WireSchemas {
  private static final Map<Class<?>, ObjectNode> PLAIN = new HashMap<>();

  static {
    for (var type : new Class<?>[] {int.class, Integer.class})
      PLAIN.put(type, Schema.of("integer").put("format", "int32"));
    for (var type : new Class<?>[] {long.class, Long.class})
      PLAIN.put(type, Schema.of("integer").put("format", "int64"));
    for (var type : new Class<?>[] {double.class, Double.class})
      PLAIN.put(type, Schema.of("number"));
    for (var type : new Class<?>[] {boolean.class, Boolean.class})
      PLAIN.put(type, Schema.of("boolean"));
    PLAIN.put(String.class, Schema.of("string"));
    PLAIN.put(UUID.class, Schema.of("string").put("format", "uuid"));
    PLAIN.put(Instant.class, Schema.of("string").put("format", "date-time"));
    PLAIN.put(URI.class, Schema.of("string").put("format", "uri"));
    PLAIN.put(JsonObject.class, Schema.of("object"));
    PLAIN.put(JsonNode.class, Schema.anything());
    PLAIN.put(Object.class, Schema.anything());
  }

  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Type> owners = new HashMap<>();

  Map<String, ObjectNode> components() {
    return components;
  }

  ObjectNode of(Type type) {
    return of(type, Map.of());
  }

  /** What stands for the type variables of a generic record. */
  private ObjectNode of(Type type, Map<String, Type> bound) {
    if (type instanceof TypeVariable<?> variable)
      return of(Objects.requireNonNull(bound.get(variable.getName())), bound);
    if (type instanceof ParameterizedType generic) return generic(generic, bound);
    var plain = PLAIN.get((Class<?>) type);
    if (plain != null) return plain.deepCopy();
    var known = (Class<?>) type;
    if (known.isEnum()) return words(Stream.of(known.getEnumConstants()).map(String::valueOf));
    if (known.isRecord()) return named(name(known), known, known, Map.of());
    if (known.isSealed()) return oneOf(known);
    throw new IllegalStateException("not a type of the wire: " + type);
  }

  private ObjectNode generic(ParameterizedType type, Map<String, Type> bound) {
    var raw = (Class<?>) type.getRawType();
    var arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      var schema = Schema.of("array");
      schema.set("items", of(arguments[0], bound));
      return schema;
    }
    if (Map.class.isAssignableFrom(raw)) {
      var schema = Schema.of("object");
      schema.set("additionalProperties", of(arguments[1], bound));
      return schema;
    }
    var inner = new HashMap<String, Type>();
    for (int i = 0; i < arguments.length; i++)
      inner.put(raw.getTypeParameters()[i].getName(), arguments[i]);
    var suffix =
        Stream.of(arguments)
            .map(each -> ((Class<?>) each).getSimpleName())
            .collect(Collectors.joining("_"));
    return named(name(raw) + "_" + suffix, type, raw, inner);
  }

  private ObjectNode oneOf(Class<?> sealed) {
    var schema = Schema.anything();
    var choices = schema.putArray("oneOf");
    for (var each : sealed.getPermittedSubclasses()) choices.add(of(each));
    return schema;
  }

  private ObjectNode named(String name, Type type, Class<?> record, Map<String, Type> bound) {
    var owner = owners.putIfAbsent(name, type);
    if (owner == null) components.put(name, record(record, bound));
    else if (!owner.equals(type))
      throw new IllegalStateException("one name for two records: " + owner + ", " + type);
    return Schema.ref("#/components/schemas/" + name);
  }

  private ObjectNode record(Class<?> record, Map<String, Type> bound) {
    var schema = Schema.of("object").put("title", record.getSimpleName());
    var properties = schema.putObject("properties");
    var required = schema.putArray("required");
    for (var component : record.getRecordComponents()) {
      if (written(component).isAnnotationPresent(JsonAnyGetter.class)) {
        schema.put("additionalProperties", true);
      } else if (written(component).isAnnotationPresent(JsonUnwrapped.class)) {
        var inner = record((Class<?>) component.getGenericType(), bound);
        properties.setAll((ObjectNode) inner.get("properties"));
        inner.get("required").forEach(required::add);
      } else {
        properties.set(component.getName(), component(component, bound));
        if (!leftOut(component)) required.add(component.getName());
      }
    }
    if (record.isAnnotationPresent(Closed.class)) schema.put("additionalProperties", false);
    return schema;
  }

  private ObjectNode component(RecordComponent component, Map<String, Type> bound) {
    var words = component.getAnnotation(Words.class);
    var schema =
        words == null ? of(component.getGenericType(), bound) : words(Stream.of(words.value()));
    return nullable(component) && !leftOut(component) ? Schema.orNull(schema) : schema;
  }

  private static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** Whether it is not written where it is null. */
  private static boolean leftOut(RecordComponent component) {
    if (!nullable(component)) return false;
    AnnotatedElement[] said = {written(component), component.getDeclaringRecord()};
    for (var each : said) {
      var include = each.getAnnotation(JsonInclude.class);
      if (include != null) return include.value() != JsonInclude.Include.ALWAYS;
    }
    return false;
  }

  // Jackson's annotations do not name record components among their targets.
  private static AnnotatedElement written(RecordComponent component) {
    return component.getAccessor();
  }

  private static ObjectNode words(Stream<String> words) {
    var schema = Schema.of("string");
    words.forEach(schema.putArray("enum")::add);
    return schema;
  }

  private static String name(Class<?> type) {
    var surface = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    return surface + "." + type.getSimpleName();
  }
}
