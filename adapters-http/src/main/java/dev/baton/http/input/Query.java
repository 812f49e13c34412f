package dev.baton.http.input;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.http.input.Asked.Presence;
import dev.baton.http.input.Asked.Shape.OfCommaList;
import dev.baton.http.input.Asked.Shape.OfFlag;
import dev.baton.http.input.Asked.Shape.OfInteger;
import dev.baton.http.input.Asked.Shape.OfOpaque;
import dev.baton.http.input.Asked.Shape.OfText;
import dev.baton.http.input.Asked.Shape.OfUuid;
import dev.baton.http.input.Asked.Shape.OfWord;
import dev.baton.http.input.Flaw.BadText;
import dev.baton.http.input.Flaw.BadUuid;
import dev.baton.http.input.Flaw.Missing;
import dev.baton.http.input.Flaw.NotOneOf;
import dev.baton.http.input.Flaw.Rule;
import dev.baton.http.input.Flaw.TextFault;
import dev.baton.http.input.Flaw.TooLarge;
import dev.baton.http.input.Flaw.TooSmall;
import dev.baton.http.input.Flaw.UnreadableFlag;
import dev.baton.http.input.Flaw.UnreadableInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named texts of the query or of the path, read like {@link Fields}. Of several values the last
 * counts.
 */
public final class Query {
  private final Findings findings;
  private final Loc loc;
  private final Map<String, String> values;

  Query(Findings findings, Loc.Origin origin, Map<String, String> values) {
    this.findings = findings;
    this.loc = Loc.in(origin);
    this.values = values;
  }

  public String text(String name, Text rule) {
    asked(name, new OfText(rule), Presence.REQUIRED);
    if (!values.containsKey(name)) findings.add(new Missing(loc.at(name), null));
    var text = read(name, sent -> text(loc.at(name), sent, rule));
    return text == null ? "" : text;
  }

  public @Nullable String textOrNull(String name, Text rule) {
    asked(name, new OfText(rule), Presence.OPTIONAL);
    return read(name, sent -> text(loc.at(name), sent, rule));
  }

  public UUID uuid(String name) {
    asked(name, new OfUuid(), Presence.REQUIRED);
    if (!values.containsKey(name)) findings.add(new Missing(loc.at(name), null));
    UUID uuid = read(name, sent -> uuid(loc.at(name), sent));
    return uuid == null ? Uuids.NIL : uuid;
  }

  public @Nullable UUID uuidOrNull(String name) {
    asked(name, new OfUuid(), Presence.OPTIONAL);
    return read(name, sent -> uuid(loc.at(name), sent));
  }

  /** An integer in plain decimal digits; the bounds are inclusive. */
  public long integerOr(String name, long least, long most, long absent) {
    asked(name, new OfInteger(least, most), Presence.or(absent));
    Long value = read(name, sent -> integer(loc.at(name), sent, least, most));
    return value == null ? absent : value;
  }

  public @Nullable Long integerOrNull(String name, long least, long most) {
    asked(name, new OfInteger(least, most), Presence.OPTIONAL);
    return read(name, sent -> integer(loc.at(name), sent, least, most));
  }

  public boolean flagOr(String name, boolean absent) {
    asked(name, new OfFlag(), Presence.or(absent));
    var value = this.<Boolean>read(name, sent -> flag(loc.at(name), sent));
    return value == null ? absent : value;
  }

  public <E> @Nullable E oneOfOrNull(String name, Map<String, E> allowed) {
    asked(name, OfWord.of(allowed), Presence.OPTIONAL);
    return this.<E>read(name, sent -> oneOf(loc.at(name), sent, allowed));
  }

  /** A text that {@code parse} understands, such as a cursor; its null is a flaw. */
  public <T> @Nullable T parsedOrNull(
      String name, String message, Function<String, @Nullable T> parse) {
    asked(name, new OfOpaque(), Presence.OPTIONAL);
    return this.<T>read(
        name,
        sent -> {
          var value = parse.apply(sent);
          return value != null ? value : flaw(new Rule(loc.at(name), message, echo(sent)));
        });
  }

  /** A comma list of allowed words; absent or empty means none. */
  public <E> List<E> listOf(String name, Map<String, E> allowed) {
    asked(name, new OfCommaList(List.copyOf(allowed.keySet())), Presence.OPTIONAL);
    var words = new ArrayList<E>();
    for (var word : values.getOrDefault(name, "").split(",", -1)) {
      var meant = word.isBlank() ? null : oneOf(loc.at(name), word.strip(), allowed);
      if (meant != null) words.add(meant);
    }
    return words;
  }

  /** A comma list of ids; absent or empty means none. */
  public List<UUID> uuids(String name) {
    asked(name, new OfCommaList(List.of()), Presence.OPTIONAL);
    var ids = new ArrayList<UUID>();
    for (var word : values.getOrDefault(name, "").split(",", -1)) {
      var id = word.isBlank() ? null : uuid(loc.at(name), word.strip());
      if (id != null) ids.add(id);
    }
    return ids;
  }

  private void asked(String name, Asked.Shape shape, Presence presence) {
    findings.asked(loc.at(name), shape, presence);
  }

  private <T> @Nullable T read(String name, Function<String, @Nullable T> read) {
    var sent = values.get(name);
    if (sent == null) return null;
    if (sent.indexOf('\uFFFD') < 0) return read.apply(sent);
    return flaw(new BadText(loc.at(name), TextFault.NOT_UTF8, null));
  }

  private @Nullable String text(Loc at, String sent, Text rule) {
    return new Scalars(findings).text(at, sent, new TextNode(sent), rule);
  }

  private @Nullable UUID uuid(Loc at, String sent) {
    var uuid = Uuids.parse(sent);
    return uuid != null ? uuid : flaw(new BadUuid(at, sent, echo(sent)));
  }

  private @Nullable Long integer(Loc at, String sent, long least, long most) {
    if (!sent.matches("[+-]?[0-9]{1,18}")) return flaw(new UnreadableInteger(at, echo(sent)));
    long value = Long.parseLong(sent);
    if (value < least) return flaw(new TooSmall(at, least, echo(sent)));
    if (value > most) return flaw(new TooLarge(at, most, echo(sent)));
    return value;
  }

  private @Nullable Boolean flag(Loc at, String sent) {
    return switch (sent) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> flaw(new UnreadableFlag(at, echo(sent)));
    };
  }

  private <E> @Nullable E oneOf(Loc at, String sent, Map<String, E> allowed) {
    var meant = allowed.get(sent);
    if (meant != null) return meant;
    return flaw(new NotOneOf(at, new ArrayList<>(allowed.keySet()), echo(sent)));
  }

  private @Nullable TextNode echo(String sent) {
    return Text.fault(sent) == null ? new TextNode(sent) : null;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
  private <T> @Nullable T flaw(Flaw flaw) {
    findings.add(flaw);
    return null;
  }
}
