package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.domain.JsonObject;
import dev.baton.http.input.Asked.Shape.OfFlag;
import dev.baton.http.input.Asked.Shape.OfInteger;
import dev.baton.http.input.Asked.Shape.OfJson;
import dev.baton.http.input.Asked.Shape.OfList;
import dev.baton.http.input.Asked.Shape.OfObject;
import dev.baton.http.input.Asked.Shape.OfText;
import dev.baton.http.input.Asked.Shape.OfUuid;
import dev.baton.http.input.Asked.Shape.OfWord;
import dev.baton.http.input.Flaw.Kind;
import dev.baton.http.input.Flaw.TooManyBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private final Members members;

  Fields(Findings findings, Loc loc, ObjectNode object) {
    this.findings = findings;
    this.scalars = new Scalars(findings);
    this.loc = loc;
    this.members = new Members(findings, loc, object);
  }

  /** From here on, a field that nobody asks for is a flaw. */
  public Fields closed() {
    members.close();
    return this;
  }

  /** Whether the field was sent at all, be it null: for PATCH. */
  public boolean has(String name) {
    return members.has(name);
  }

  public String text(String name, Text rule) {
    return members.required(name, new OfText(rule), "", (at, node) -> scalars.text(at, node, rule));
  }

  public String textOr(String name, Text rule, String absent) {
    return members.or(name, new OfText(rule), absent, (at, node) -> scalars.text(at, node, rule));
  }

  public @Nullable String textOrNull(String name, Text rule) {
    return members.orNull(name, new OfText(rule), (at, node) -> scalars.text(at, node, rule));
  }

  /** Must be sent, may be null. */
  public @Nullable String textRequiredOrNull(String name, Text rule) {
    return members.requiredOrNull(
        name, new OfText(rule), (at, node) -> scalars.text(at, node, rule));
  }

  public UUID uuid(String name) {
    return members.required(name, new OfUuid(), Uuids.NIL, scalars::uuid);
  }

  public @Nullable UUID uuidOrNull(String name) {
    return members.orNull(name, new OfUuid(), scalars::uuid);
  }

  public long integer(String name, long least, long most) {
    return members.required(
        name, new OfInteger(least, most), least, (at, node) -> integer(at, node, least, most));
  }

  public long integerOr(String name, long least, long most, long absent) {
    return members.or(
        name, new OfInteger(least, most), absent, (at, node) -> integer(at, node, least, most));
  }

  public @Nullable Long integerOrNull(String name, long least, long most) {
    return members.orNull(
        name, new OfInteger(least, most), (at, node) -> integer(at, node, least, most));
  }

  public boolean flag(String name) {
    return members.required(name, new OfFlag(), false, scalars::flag);
  }

  public boolean flagOr(String name, boolean absent) {
    return members.or(name, new OfFlag(), absent, scalars::flag);
  }

  /** One of the keys; their order is the order in the refusal, so use a map that has one. */
  public <E> E oneOf(String name, Map<String, E> allowed) {
    var placeholder = allowed.values().iterator().next();
    return members.required(
        name, OfWord.of(allowed), placeholder, (at, node) -> scalars.oneOf(at, node, allowed));
  }

  public <E> E oneOfOr(String name, Map<String, E> allowed, E absent) {
    return members.or(
        name, OfWord.or(absent, allowed), absent, (at, node) -> scalars.oneOf(at, node, allowed));
  }

  public <E> @Nullable E oneOfOrNull(String name, Map<String, E> allowed) {
    return members.<E>orNull(
        name, OfWord.of(allowed), (at, node) -> scalars.oneOf(at, node, allowed));
  }

  /** An object kept verbatim, at most {@code most} bytes of UTF-8; empty when absent or null. */
  public JsonObject json(String name, int most) {
    var value = jsonOrNull(name, most);
    return value == null ? JsonObject.EMPTY : value;
  }

  public @Nullable JsonObject jsonOrNull(String name, int most) {
    return members.orNull(name, new OfJson(most), (at, node) -> verbatim(at, node, most));
  }

  public Fields object(String name) {
    var nothing = new Fields(findings.apart(), loc.at(name), Input.empty());
    return members.required(name, new OfObject(), nothing, this::nested);
  }

  public @Nullable Fields objectOrNull(String name) {
    return members.orNull(name, new OfObject(), this::nested);
  }

  /** Each element of an array of objects; an absent array is empty. */
  public <T> List<T> each(String name, int least, int most, Function<Fields, T> read) {
    return members.list(
        name, new OfList(least, most, new OfObject()), (at, node) -> nestedThen(at, node, read));
  }

  public List<String> texts(String name, int least, int most, Text rule) {
    return members.list(
        name,
        new OfList(least, most, new OfText(rule)),
        (at, node) -> scalars.text(at, node, rule));
  }

  /** Must be sent, and may be empty. */
  public List<UUID> uuids(String name, int most) {
    return members.list(name, new OfList(0, most, new OfUuid()), true, scalars::uuid);
  }

  /** At least one, or an empty list where none was sent. */
  public List<UUID> uuidsOrNone(String name, int most) {
    return members.list(name, new OfList(1, most, new OfUuid()), false, scalars::uuid);
  }

  /** At least one of the keys. */
  public <E> List<E> someOf(String name, Map<String, E> allowed) {
    return this.<E>someOf(name, true, allowed);
  }

  /** The same, or an empty list where none was sent. */
  public <E> List<E> someOfOrNone(String name, Map<String, E> allowed) {
    return this.<E>someOf(name, false, allowed);
  }

  private <E> List<E> someOf(String name, boolean required, Map<String, E> allowed) {
    return members.<E>list(
        name,
        new OfList(1, allowed.size(), OfWord.of(allowed)),
        required,
        (at, node) -> scalars.oneOf(at, node, allowed));
  }

  /**
   * A flaw of a field, or of the whole object once all was sound so far, by a rule that only this
   * endpoint has.
   */
  public void require(boolean holds, @Nullable String name, String message) {
    if (!holds) members.refuse(name, message);
  }

  private @Nullable Long integer(Loc at, JsonNode node, long least, long most) {
    return scalars.integer(at, node, least, most);
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
}
