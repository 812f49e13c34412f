package dev.baton.http.hitl;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.http.input.Flaw;
import dev.baton.http.input.Flaw.BadJson;
import dev.baton.http.input.Flaw.BadText;
import dev.baton.http.input.Flaw.BadUuid;
import dev.baton.http.input.Flaw.Extra;
import dev.baton.http.input.Flaw.Fractional;
import dev.baton.http.input.Flaw.Missing;
import dev.baton.http.input.Flaw.NotAnObject;
import dev.baton.http.input.Flaw.NotOneOf;
import dev.baton.http.input.Flaw.Rule;
import dev.baton.http.input.Flaw.TextFault;
import dev.baton.http.input.Flaw.TooFew;
import dev.baton.http.input.Flaw.TooLarge;
import dev.baton.http.input.Flaw.TooLong;
import dev.baton.http.input.Flaw.TooMany;
import dev.baton.http.input.Flaw.TooManyBytes;
import dev.baton.http.input.Flaw.TooShort;
import dev.baton.http.input.Flaw.TooSmall;
import dev.baton.http.input.Flaw.UnreadableFlag;
import dev.baton.http.input.Flaw.UnreadableInteger;
import dev.baton.http.input.Flaw.WrongType;
import dev.baton.http.input.Loc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flaw in the words of pydantic 2 (the list of pydantic-core's tests/test_errors.py). */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PydanticError(
    String type,
    List<Object> loc,
    String msg,
    @Nullable JsonNode input,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> ctx) {

  /** The optional {@code input} is left out beyond this: an answer must not amplify. */
  private static final int MOST_ECHOED = 16 * 1024;

  /** The type of an error with its words, before it is known where. */
  private record Words(String type, String msg, @Nullable Map<String, Object> ctx) {
    Words(String type, String msg) {
      this(type, msg, null);
    }
  }

  static PydanticError of(Flaw flaw) {
    var words = words(flaw);
    var loc = loc(flaw.loc());
    if (flaw instanceof BadJson bad) loc.add(bad.position());
    var input = flaw instanceof BadJson ? JsonNodeFactory.instance.objectNode() : flaw.input();
    if (input == null && flaw instanceof Missing) input = JsonNodeFactory.instance.nullNode();
    return new PydanticError(words.type, loc, words.msg, small(input), words.ctx);
  }

  private static @Nullable JsonNode small(@Nullable JsonNode input) {
    return input == null || input.toString().length() > MOST_ECHOED ? null : input;
  }

  private static List<Object> loc(Loc loc) {
    var steps = new ArrayList<Object>();
    steps.add(loc.origin().name().toLowerCase(Locale.ROOT));
    steps.addAll(loc.steps());
    return steps;
  }

  private static Words words(Flaw flaw) {
    return switch (flaw) {
      case Missing _ -> new Words("missing", "Field required");
      case Extra _ -> new Words("extra_forbidden", "Extra inputs are not permitted");
      case NotAnObject _ -> attributes();
      case WrongType(_, var kind, _) -> wrongType(kind);
      case TooShort(_, var least, _) ->
          new Words(
              "string_too_short",
              "String should have at least " + characters(least),
              Map.of("min_length", least));
      case TooLong(_, var most, _) ->
          new Words(
              "string_too_long",
              "String should have at most " + characters(most),
              Map.of("max_length", most));
      case BadText(_, var fault, _) -> badText(fault);
      case TooSmall(_, var least, _) ->
          new Words(
              "greater_than_equal",
              "Input should be greater than or equal to " + least,
              Map.of("ge", least));
      case TooLarge(_, var most, _) ->
          new Words(
              "less_than_equal",
              "Input should be less than or equal to " + most,
              Map.of("le", most));
      case Fractional _ ->
          new Words(
              "int_from_float",
              "Input should be a valid integer, got a number with a fractional part");
      case UnreadableInteger _ ->
          new Words(
              "int_parsing",
              "Input should be a valid integer, unable to parse string as an integer");
      case UnreadableFlag _ ->
          new Words("bool_parsing", "Input should be a valid boolean, unable to interpret input");
      case BadUuid(_, var text, _) -> {
        var reason = UuidReason.of(text);
        yield new Words(
            "uuid_parsing", "Input should be a valid UUID, " + reason, Map.of("error", reason));
      }
      case NotOneOf(_, var allowed, _) -> {
        var expected = expected(allowed);
        yield new Words(
            "literal_error", "Input should be " + expected, Map.of("expected", expected));
      }
      case TooFew(_, var least, var actual, _) ->
          new Words(
              "too_short",
              "List should have at least %s after validation, not %d"
                  .formatted(items(least), actual),
              Map.of("field_type", "List", "min_length", least, "actual_length", actual));
      case TooMany(_, var most, var actual, _) ->
          new Words(
              "too_long",
              "List should have at most %s after validation, not %d".formatted(items(most), actual),
              Map.of("field_type", "List", "max_length", most, "actual_length", actual));
      case TooManyBytes(_, var most, _) -> valueError("at most " + most + " bytes of JSON");
      case Rule(_, var message, _) -> valueError(message);
      case BadJson(_, var reason) ->
          new Words("json_invalid", "JSON decode error", Map.of("error", reason));
    };
  }

  private static Words wrongType(Flaw.Kind kind) {
    return switch (kind) {
      case TEXT -> new Words("string_type", "Input should be a valid string");
      case INTEGER -> new Words("int_type", "Input should be a valid integer");
      case FLAG -> new Words("bool_type", "Input should be a valid boolean");
      case OBJECT -> new Words("dict_type", "Input should be a valid dictionary");
      case LIST -> new Words("list_type", "Input should be a valid list");
      case UUID -> new Words("uuid_type", "UUID input should be a string, bytes or UUID object");
    };
  }

  private static Words attributes() {
    return new Words(
        "model_attributes_type",
        "Input should be a valid dictionary or object to extract fields from");
  }

  private static Words badText(TextFault fault) {
    if (fault == TextFault.NUL) return valueError("U+0000 is not allowed");
    return new Words(
        "string_unicode",
        "Input should be a valid string, unable to parse raw data as a unicode string");
  }

  // FastAPI's encoder leaves nothing of the exception that pydantic puts here.
  private static Words valueError(String message) {
    return new Words("value_error", "Value error, " + message, Map.of("error", Map.of()));
  }

  private static String characters(int count) {
    return count == 1 ? "1 character" : count + " characters";
  }

  private static String items(int count) {
    return count == 1 ? "1 item" : count + " items";
  }

  private static String expected(List<String> allowed) {
    var quoted = allowed.stream().map(each -> "'" + each + "'").toList();
    int last = quoted.size() - 1;
    if (last == 0) return quoted.get(0);
    return String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }
}
