package dev.baton.http.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing wrong with a request, as facts; each dialect finds its own words. */
public sealed interface Flaw {

  Loc loc();

  /** What was sent, or null where nothing was or where it cannot be echoed. */
  @Nullable JsonNode input();

  enum Kind {
    TEXT,
    INTEGER,
    FLAG,
    OBJECT,
    LIST,
    UUID
  }

  enum TextFault {
    NUL,
    LONE_SURROGATE,
    NOT_UTF8
  }

  record Missing(Loc loc, @Nullable JsonNode input) implements Flaw {}

  record Extra(Loc loc, @Nullable JsonNode input) implements Flaw {}

  record WrongType(Loc loc, Kind expected, @Nullable JsonNode input) implements Flaw {}

  /** The body itself is not an object. */
  record NotAnObject(Loc loc, @Nullable JsonNode input) implements Flaw {}

  record TooShort(Loc loc, int least, @Nullable JsonNode input) implements Flaw {}

  record TooLong(Loc loc, int most, @Nullable JsonNode input) implements Flaw {}

  record BadText(Loc loc, TextFault fault, @Nullable JsonNode input) implements Flaw {}

  record TooSmall(Loc loc, long least, @Nullable JsonNode input) implements Flaw {}

  record TooLarge(Loc loc, long most, @Nullable JsonNode input) implements Flaw {}

  /** A number with a fractional part where an integer is due. */
  record Fractional(Loc loc, @Nullable JsonNode input) implements Flaw {}

  /** A query or path text that cannot be read as an integer. */
  record UnreadableInteger(Loc loc, @Nullable JsonNode input) implements Flaw {}

  record UnreadableFlag(Loc loc, @Nullable JsonNode input) implements Flaw {}

  record BadUuid(Loc loc, String text, @Nullable JsonNode input) implements Flaw {}

  record NotOneOf(Loc loc, List<String> allowed, @Nullable JsonNode input) implements Flaw {}

  record TooFew(Loc loc, int least, int actual, @Nullable JsonNode input) implements Flaw {}

  record TooMany(Loc loc, int most, int actual, @Nullable JsonNode input) implements Flaw {}

  /** A JSON object kept verbatim that is longer than allowed. */
  record TooManyBytes(Loc loc, int most, @Nullable JsonNode input) implements Flaw {}

  /** A rule that only one endpoint has, in its own words. */
  record Rule(Loc loc, String message, @Nullable JsonNode input) implements Flaw {}

  /** The body cannot be read as JSON; the position counts characters from 0. */
  record BadJson(long position, String reason) implements Flaw {
    @Override
    public Loc loc() {
      return Loc.in(Loc.Origin.BODY);
    }

    @Override
    public @Nullable JsonNode input() {
      return null;
    }
  }
}
