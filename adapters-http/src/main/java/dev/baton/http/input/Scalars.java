package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.input.Flaw.BadText;
import dev.baton.http.input.Flaw.BadUuid;
import dev.baton.http.input.Flaw.Fractional;
import dev.baton.http.input.Flaw.Kind;
import dev.baton.http.input.Flaw.NotOneOf;
import dev.baton.http.input.Flaw.TooLarge;
import dev.baton.http.input.Flaw.TooLong;
import dev.baton.http.input.Flaw.TooShort;
import dev.baton.http.input.Flaw.TooSmall;
import dev.baton.http.input.Flaw.WrongType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value; what cannot be read becomes a flaw and a null. */
final class Scalars {
  private final Findings findings;

  Scalars(Findings findings) {
    this.findings = findings;
  }

  @Nullable String text(Loc loc, JsonNode node, Text rule) {
    if (!node.isTextual()) return wrong(loc, Kind.TEXT, node);
    return text(loc, node.textValue(), node, rule);
  }

  @Nullable String text(Loc loc, String sent, JsonNode node, Text rule) {
    var fault = Text.fault(sent);
    if (fault != null) return flaw(new BadText(loc, fault, null));
    var kept = rule.kept(sent);
    int length = kept.codePointCount(0, kept.length());
    if (length < rule.least()) return flaw(new TooShort(loc, rule.least(), node));
    if (length > rule.most()) return flaw(new TooLong(loc, rule.most(), node));
    return kept;
  }

  @Nullable UUID uuid(Loc loc, JsonNode node) {
    if (!node.isTextual()) return wrong(loc, Kind.UUID, node);
    var uuid = Uuids.parse(node.textValue());
    return uuid != null ? uuid : flaw(new BadUuid(loc, node.textValue(), node));
  }

  @Nullable Long integer(Loc loc, JsonNode node, long least, long most) {
    if (!node.isNumber()) return wrong(loc, Kind.INTEGER, node);
    var value = node.decimalValue().stripTrailingZeros();
    if (value.scale() > 0) return flaw(new Fractional(loc, node));
    if (value.compareTo(BigDecimal.valueOf(least)) < 0) return flaw(new TooSmall(loc, least, node));
    if (value.compareTo(BigDecimal.valueOf(most)) > 0) return flaw(new TooLarge(loc, most, node));
    return value.longValueExact();
  }

  @Nullable Boolean flag(Loc loc, JsonNode node) {
    return node.isBoolean() ? (Boolean) node.booleanValue() : wrong(loc, Kind.FLAG, node);
  }

  <E> @Nullable E oneOf(Loc loc, JsonNode node, Map<String, E> allowed) {
    var meant = node.isTextual() ? allowed.get(node.textValue()) : null;
    if (meant != null) return meant;
    return flaw(new NotOneOf(loc, new ArrayList<>(allowed.keySet()), node));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  <T> @Nullable T wrong(Loc loc, Kind expected, JsonNode node) {
    return flaw(new WrongType(loc, expected, node));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T> @Nullable T flaw(Flaw flaw) {
    findings.add(flaw);
    return null;
  }
}
