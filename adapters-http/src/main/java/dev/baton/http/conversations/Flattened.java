package dev.baton.http.conversations;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Flaws as zod 3 flattens them: by the first step of their path, in zod's words. */
record Flattened(List<String> formErrors, Map<String, List<String>> fieldErrors) {

  static Flattened of(List<Flaw> flaws) {
    var form = new ArrayList<String>();
    var fields = new LinkedHashMap<String, List<String>>();
    for (var flaw : flaws) {
      var steps = flaw.loc().steps();
      // To zod an unknown key is a flaw of the object around it.
      int depth = flaw instanceof Extra ? steps.size() - 1 : steps.size();
      var errors =
          depth == 0
              ? form
              : fields.computeIfAbsent(String.valueOf(steps.get(0)), _ -> new ArrayList<>());
      errors.add(words(flaw));
    }
    return new Flattened(form, fields);
  }

  private static String words(Flaw flaw) {
    return switch (flaw) {
      case Missing _ -> "Required";
      case Extra(var loc, _) -> "Unrecognized key(s) in object: '" + loc.steps().getLast() + "'";
      case NotAnObject(_, var input) -> "Expected object, received " + type(input);
      case WrongType(_, var kind, var input) ->
          "Expected %s, received %s".formatted(kind(kind), type(input));
      case TooShort(_, var least, _) ->
          "String must contain at least %d character(s)".formatted(least);
      case TooLong(_, var most, _) -> "String must contain at most %d character(s)".formatted(most);
      case BadText _ -> "Invalid";
      case TooSmall(_, var least, _) -> "Number must be greater than or equal to " + least;
      case TooLarge(_, var most, _) -> "Number must be less than or equal to " + most;
      case Fractional _ -> "Expected integer, received float";
      case UnreadableInteger _ -> "Expected number, received nan";
      case UnreadableFlag _ -> "Expected boolean, received string";
      case BadUuid _ -> "Invalid uuid";
      case NotOneOf(_, var allowed, var input) ->
          "Invalid enum value. Expected %s, received %s"
              .formatted(
                  allowed.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" | ")),
                  input != null && input.isTextual() ? "'" + input.textValue() + "'" : type(input));
      case TooFew(_, var least, _, _) ->
          "Array must contain at least %d element(s)".formatted(least);
      case TooMany(_, var most, _, _) -> "Array must contain at most %d element(s)".formatted(most);
      case TooManyBytes(_, var most, _) -> "Must be at most %d bytes of JSON".formatted(most);
      case Rule(_, var message, _) -> message;
      case BadJson(var position, var reason) ->
          "Invalid JSON at character %d: %s".formatted(position, reason);
    };
  }

  private static String kind(Flaw.Kind kind) {
    return switch (kind) {
      case TEXT, UUID -> "string";
      case INTEGER -> "number";
      case FLAG -> "boolean";
      case OBJECT -> "object";
      case LIST -> "array";
    };
  }

  private static String type(@Nullable JsonNode input) {
    if (input == null) return "unknown";
    return switch (input.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case OBJECT -> "object";
      case ARRAY -> "array";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "unknown";
    };
  }
}
