package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.input.Flaw.BadText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds, anywhere in a document, what neither a text column nor a jsonb column can hold. */
final class Wellformed {
  private static final int MOST_EXPONENT = 308;
  private static final int MOST_SCALE = 400;

  private final List<Flaw> flaws = new ArrayList<>();

  private Wellformed() {}

  static void check(JsonNode document) {
    var check = new Wellformed();
    check.visit(document, Loc.in(Loc.Origin.BODY));
    if (!check.flaws.isEmpty()) throw new Malformed(check.flaws);
  }

  private void visit(JsonNode node, Loc loc) {
    switch (node.getNodeType()) {
      case STRING -> text(node.textValue(), loc);
      case NUMBER -> number(node);
      case OBJECT -> node.properties().forEach(each -> member(each.getKey(), each.getValue(), loc));
      case ARRAY -> {
        for (int i = 0; i < node.size(); i++) visit(node.get(i), at(loc, i, node.get(i)));
      }
      case BOOLEAN, NULL, BINARY, MISSING, POJO -> {}
    }
  }

  private void member(String name, JsonNode value, Loc loc) {
    var fault = Text.fault(name);
    if (fault != null) flaws.add(new BadText(loc, fault, null));
    visit(value, fault == null ? at(loc, name, value) : loc);
  }

  // Most scalars are flawless, and their location is needed only when they are not.
  private static Loc at(Loc loc, Object step, JsonNode value) {
    return value.isNumber() || value.isBoolean() || value.isNull() ? loc : loc.at(step);
  }

  private void text(String text, Loc loc) {
    var fault = Text.fault(text);
    if (fault != null) flaws.add(new BadText(loc, fault, null));
  }

  private static void number(JsonNode node) {
    if (!node.isBigDecimal()) return;
    BigDecimal value = node.decimalValue();
    long exponent = (long) value.precision() - value.scale() - 1;
    boolean huge = value.signum() != 0 && Math.abs(exponent) > MOST_EXPONENT;
    if (huge || Math.abs((long) value.scale()) > MOST_SCALE)
      throw Json.malformed(0, "Number out of range");
  }
}
