package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.input.Asked.Presence;
import dev.baton.http.input.Asked.Shape.Closed;
import dev.baton.http.input.Asked.Shape.OfAnything;
import dev.baton.http.input.Asked.Shape.OfList;
import dev.baton.http.input.Flaw.Extra;
import dev.baton.http.input.Flaw.Kind;
import dev.baton.http.input.Flaw.Missing;
import dev.baton.http.input.Flaw.Rule;
import dev.baton.http.input.Flaw.TooFew;
import dev.baton.http.input.Flaw.TooMany;
import dev.baton.http.input.Flaw.WrongType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object by name. Whatever is looked for is told, so that it can be
 * described.
 */
final class Members {
  private final Findings findings;
  private final Loc loc;
  private final ObjectNode object;
  private final Set<String> known = new HashSet<>();

  /** Reads one member's value; null when there is a flaw in it. */
  @FunctionalInterface
  interface Reading<T> extends BiFunction<Loc, JsonNode, @Nullable T> {}

  Members(Findings findings, Loc loc, ObjectNode object) {
    this.findings = findings;
    this.loc = loc;
    this.object = object;
  }

  void close() {
    findings.asked(loc, new Closed(), Presence.OPTIONAL);
    findings.atTheEnd(
        () ->
            object.properties().stream()
                .filter(each -> !known.contains(each.getKey()))
                .map(e -> new Extra(loc.at(e.getKey()), e.getValue()))
                .forEach(findings::add));
  }

  boolean has(String name) {
    findings.asked(loc.at(name), new OfAnything(), Presence.OPTIONAL);
    return sent(name);
  }

  <T> T required(String name, Asked.Shape shape, T placeholder, Reading<T> read) {
    findings.asked(loc.at(name), shape, Presence.REQUIRED);
    return value(name, placeholder, read);
  }

  <T> T or(String name, Asked.Shape shape, T absent, Reading<T> read) {
    findings.asked(loc.at(name), shape, Presence.or(absent));
    return sent(name) ? value(name, absent, read) : absent;
  }

  <T> @Nullable T orNull(String name, Asked.Shape shape, Reading<T> read) {
    findings.asked(loc.at(name), shape, Presence.OR_NULL);
    return valueOrNull(name, read);
  }

  <T> @Nullable T requiredOrNull(String name, Asked.Shape shape, Reading<T> read) {
    findings.asked(loc.at(name), shape, Presence.REQUIRED_OR_NULL);
    if (!sent(name)) findings.add(new Missing(loc.at(name), object));
    return valueOrNull(name, read);
  }

  /** The elements of an array; absent it is empty, if it may be. */
  <T> List<T> list(String name, OfList shape, Reading<T> read) {
    return list(name, shape, shape.least() > 0, read);
  }

  /** The same, where a list that may be empty must be sent, or one that may not need not be. */
  <T> List<T> list(String name, OfList shape, boolean required, Reading<T> read) {
    findings.asked(loc.at(name), shape, required ? Presence.REQUIRED : Presence.OPTIONAL);
    if (!sent(name) && !required) return new ArrayList<>();
    return value(name, new ArrayList<>(), (at, node) -> elements(at, node, shape, read));
  }

  void refuse(@Nullable String name, String message) {
    if (name == null && findings.any()) return;
    findings.add(new Rule(name == null ? loc : loc.at(name), message, object));
  }

  private <T> @Nullable List<T> elements(Loc at, JsonNode node, OfList shape, Reading<T> read) {
    int size = node.size();
    if (!node.isArray()) {
      findings.add(new WrongType(at, Kind.LIST, node));
      return null;
    }
    if (size < shape.least()) findings.add(new TooFew(at, shape.least(), size, node));
    if (size > shape.most()) {
      findings.add(new TooMany(at, shape.most(), size, null));
      return null;
    }
    var values = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      var value = read.apply(at.at(i), node.get(i));
      if (value != null) values.add(value);
    }
    return values;
  }

  private boolean sent(String name) {
    known.add(name);
    return object.has(name);
  }

  private <T> T value(String name, T placeholder, Reading<T> read) {
    var at = loc.at(name);
    if (!sent(name)) {
      findings.add(new Missing(at, object));
      return placeholder;
    }
    var value = read.apply(at, object.get(name));
    return value == null ? placeholder : value;
  }

  private <T> @Nullable T valueOrNull(String name, Reading<T> read) {
    if (!sent(name) || object.get(name).isNull()) return null;
    return read.apply(loc.at(name), object.get(name));
  }
}
