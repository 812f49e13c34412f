package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.domain.JsonObject;
import dev.baton.http.input.Flaw.Extra;
import dev.baton.http.input.Flaw.Kind;
import dev.baton.http.input.Flaw.Missing;
import dev.baton.http.input.Flaw.Rule;
import dev.baton.http.input.Flaw.TooFew;
import dev.baton.http.input.Flaw.TooMany;
import dev.baton.http.input.Flaw.TooManyBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. A field that cannot be read is noted as a flaw and stands as a
 * placeholder of its type, which nobody gets to see: {@link Input} throws at the end. {@code …Or}
 * takes an absent field for its default but refuses null; {@code …OrNull} takes both for null.
 */
public final class Fields {
  private final Findings findings;
  private final Scalars scalars;
  private final Loc loc;
  private final ObjectNode object;
  private final Set<String> asked = new HashSet<>();

  Fields(Findings findings, Loc loc, ObjectNode object) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.loc = loc;
    this.object = object;
  }

  /** From here on, a field that nobody asks for is a flaw. */
  public Fields closed() {
    findings.atTheEnd(
        () ->
            object.properties().stream()
                .filter(each -> !asked.contains(each.getKey()))
                .map(e -> new Extra(loc.at(e.getKey()), e.getValue()))
                .forEach(findings::add));
    return this;
  }

  /** Whether the field was sent at all, be it null: for PATCH. */
  public boolean has(String name) {
    asked.add(name);
    return object.has(name);
  }

  public String text(String name, Text rule) {
    return required(name, "", (at, node) -> scalars.text(at, node, rule));
  }

  public String textOr(String name, Text rule, String absent) {
    return or(name, absent, (at, node) -> scalars.text(at, node, rule));
  }

  public @Nullable String textOrNull(String name, Text rule) {
    return orNull(name, (at, node) -> scalars.text(at, node, rule));
  }

  /** Must be sent, may be null. */
  public @Nullable String textRequiredOrNull(String name, Text rule) {
    if (!has(name)) findings.add(new Missing(loc.at(name), object));
    return textOrNull(name, rule);
  }

  public UUID uuid(String name) {
    return required(name, Uuids.NIL, scalars::uuid);
  }

  public @Nullable UUID uuidOrNull(String name) {
    return orNull(name, scalars::uuid);
  }

  public long integer(String name, long least, long most) {
    return required(name, least, (at, node) -> scalars.integer(at, node, least, most));
  }

  public long integerOr(String name, long least, long most, long absent) {
    return or(name, absent, (at, node) -> scalars.integer(at, node, least, most));
  }

  public @Nullable Long integerOrNull(String name, long least, long most) {
    return orNull(name, (at, node) -> scalars.integer(at, node, least, most));
  }

  public boolean flag(String name) {
    return required(name, false, scalars::flag);
  }

  public boolean flagOr(String name, boolean absent) {
    return or(name, absent, scalars::flag);
  }

  /** One of the keys; their order is the order in the refusal, so use a map that has one. */
  public <E> E oneOf(String name, Map<String, E> allowed) {
    var placeholder = allowed.values().iterator().next();
    return required(name, placeholder, (at, node) -> scalars.oneOf(at, node, allowed));
  }

  public <E> E oneOfOr(String name, Map<String, E> allowed, E absent) {
    return or(name, absent, (at, node) -> scalars.oneOf(at, node, allowed));
  }

  public <E> @Nullable E oneOfOrNull(String name, Map<String, E> allowed) {
    return this.<E>orNull(name, (at, node) -> scalars.oneOf(at, node, allowed));
  }

  /** An object kept verbatim, at most {@code most} bytes of UTF-8; empty when absent or null. */
  public JsonObject json(String name, int most) {
    return or(jsonOrNull(name, most), JsonObject.EMPTY);
  }

  public @Nullable JsonObject jsonOrNull(String name, int most) {
    return orNull(name, (at, node) -> verbatim(at, node, most));
  }

  public Fields object(String name) {
    var nothing = new Fields(new Findings(), loc.at(name), Input.empty());
    return required(name, nothing, this::nested);
  }

  public @Nullable Fields objectOrNull(String name) {
    return orNull(name, this::nested);
  }

  /** Each element of an array of objects; an absent array is empty. */
  public <T> List<T> each(String name, int least, int most, Function<Fields, T> read) {
    return list(name, least, most, (at, node) -> nestedThen(at, node, read));
  }

  public List<String> texts(String name, int least, int most, Text rule) {
    return list(name, least, most, (at, node) -> scalars.text(at, node, rule));
  }

  /**
   * A flaw of a field, or of the whole object once all was sound so far, by a rule that only this
   * endpoint has.
   */
  public void require(boolean holds, @Nullable String name, String message) {
    if (holds || (name == null && findings.any())) return;
    findings.add(new Rule(name == null ? loc : loc.at(name), message, object));
  }

  private @Nullable JsonObject verbatim(Loc at, JsonNode node, int most) {
    if (!node.isObject()) return scalars.wrong(at, Kind.OBJECT, node);
    var text = node.toString();
    if (text.getBytes(StandardCharsets.UTF_8).length <= most) return new JsonObject(text);
    return scalars.flaw(new TooManyBytes(at, most, null));
  }

  private @Nullable Fields nested(Loc at, JsonNode node) {
    if (!node.isObject()) return scalars.wrong(at, Kind.OBJECT, node);
    return new Fields(findings, at, (ObjectNode) node);
  }

  private <T> @Nullable T nestedThen(Loc at, JsonNode node, Function<Fields, T> read) {
    var fields = nested(at, node);
    return fields == null ? null : read.apply(fields);
  }

  private <T> List<T> list(
      String name, int least, int most, BiFunction<Loc, JsonNode, @Nullable T> read) {
    var at = loc.at(name);
    asked.add(name);
    var node = object.get(name);
    var values = new ArrayList<T>();
    if (node == null && least == 0) return values;
    if (node == null) return missing(at, values);
    if (!node.isArray()) return or(scalars.wrong(at, Kind.LIST, node), values);
    int size = node.size();
    if (size < least) findings.add(new TooFew(at, least, size, node));
    if (size > most) return or(scalars.flaw(new TooMany(at, most, size, null)), values);
    for (int i = 0; i < size; i++) {
      var value = read.apply(at.at(i), node.get(i));
      if (value != null) values.add(value);
    }
    return values;
  }

  private <T> T required(String name, T placeholder, BiFunction<Loc, JsonNode, @Nullable T> read) {
    var at = loc.at(name);
    asked.add(name);
    var node = object.get(name);
    return node == null ? missing(at, placeholder) : or(read.apply(at, node), placeholder);
  }

  private <T> T or(String name, T absent, BiFunction<Loc, JsonNode, @Nullable T> read) {
    return has(name) ? required(name, absent, read) : absent;
  }

  private <T> @Nullable T orNull(String name, BiFunction<Loc, JsonNode, @Nullable T> read) {
    asked.add(name);
    var node = object.get(name);
    return node == null || node.isNull() ? null : read.apply(loc.at(name), node);
  }

  private <T> T missing(Loc at, T placeholder) {
    findings.add(new Missing(at, object));
    return placeholder;
  }

  private static <T> T or(@Nullable T value, T placeholder) {
    return value == null ? placeholder : value;
  }
}
