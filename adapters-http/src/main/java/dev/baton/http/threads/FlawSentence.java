package dev.baton.http.threads;

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
import dev.baton.http.input.Loc;
import java.util.stream.Collectors;

/** A flaw as one English sentence that names the field. */
final class FlawSentence {

  private FlawSentence() {}

  static String of(Flaw flaw) {
    if (flaw instanceof BadJson(var position, var reason))
      return "The body is not valid JSON at character %d: %s.".formatted(position, reason);
    return name(flaw.loc()) + " " + predicate(flaw) + ".";
  }

  private static String name(Loc loc) {
    if (loc.steps().isEmpty()) return "The body";
    var path = loc.steps().stream().map(String::valueOf).collect(Collectors.joining("."));
    return switch (loc.origin()) {
      case BODY -> path;
      case QUERY -> "Query parameter " + path;
      case PATH -> "Path parameter " + path;
    };
  }

  private static String predicate(Flaw flaw) {
    return switch (flaw) {
      case Missing _ -> "is required";
      case Extra _ -> "is not allowed";
      case NotAnObject _ -> "must be a JSON object";
      case WrongType(_, var kind, _) -> "must be " + kind(kind);
      case TooShort(_, var least, _) -> "must have at least %d character(s)".formatted(least);
      case TooLong(_, var most, _) -> "must have at most %d character(s)".formatted(most);
      case BadText(_, var fault, _) ->
          switch (fault) {
            case NUL -> "must not contain U+0000";
            case LONE_SURROGATE -> "must not contain lone surrogates";
            case NOT_UTF8 -> "must be UTF-8";
          };
      case TooSmall(_, var least, _) -> "must be at least " + least;
      case TooLarge(_, var most, _) -> "must be at most " + most;
      case Fractional _, UnreadableInteger _ -> "must be an integer";
      case UnreadableFlag _ -> "must be true or false";
      case BadUuid _ -> "must be a UUID";
      case NotOneOf(_, var allowed, _) -> "must be one of " + String.join(", ", allowed);
      case TooFew(_, var least, _, _) -> "must have at least %d element(s)".formatted(least);
      case TooMany(_, var most, _, _) -> "must have at most %d element(s)".formatted(most);
      case TooManyBytes(_, var most, _) -> "must be at most %d bytes of JSON".formatted(most);
      case Rule(_, var message, _) -> "is refused: " + message;
      case BadJson _ -> throw new IllegalStateException("has a sentence of its own");
    };
  }

  private static String kind(Flaw.Kind kind) {
    return switch (kind) {
      case TEXT -> "a string";
      case INTEGER -> "an integer";
      case FLAG -> "a boolean";
      case OBJECT -> "an object";
      case LIST -> "an array";
      case UUID -> "a UUID";
    };
  }
}
