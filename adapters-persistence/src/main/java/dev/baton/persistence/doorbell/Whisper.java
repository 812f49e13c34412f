package dev.baton.persistence.doorbell;

import static dev.baton.persistence.doorbell.Payload.ID;

import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one NOTIFY says of hints: who sends it, and which. It has a version of its own, which nodes
 * that know rings alone pass over.
 */
record Whisper(UUID node, List<Hint> hints) {
  /** How many hints always fit. */
  static final int MOST = 100;

  private static final String VERSION = "2";

  Whisper {
    hints = List.copyOf(hints);
    if (hints.size() > MOST) throw new IllegalArgumentException("too many hints for one payload");
  }

  String text() {
    return Stream.concat(Stream.of(VERSION, Payload.text(node)), hints.stream().map(Whisper::text))
        .collect(Collectors.joining(" "));
  }

  private static String text(Hint hint) {
    var subject =
        Payload.text(hint.subject().organization().value())
            + Payload.text(hint.subject().conversation().value());
    return subject
        + switch (hint) {
          case Hint.VisitorTypes _ -> "v";
          case Hint.TeamTypes(_, var operator) ->
              operator == null ? "t" : "t" + Payload.text(operator.value());
          case Hint.Presence(_, var watching) -> watching ? "w" : "g";
        };
  }

  /** Empty when it is not one of ours, or of a version to come: hints may be lost. */
  static Optional<Whisper> parse(String text) {
    var words = text.split(" ", -1);
    if (words.length < 2 || !words[0].equals(VERSION)) return Optional.empty();
    try {
      var hints = Arrays.stream(words).skip(2).map(Whisper::hint).toList();
      return Optional.of(new Whisper(Payload.id(words[1]), hints));
    } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
      return Optional.empty();
    }
  }

  private static Hint hint(String word) {
    var subject =
        new Subject(
            new Organization.Id(Payload.id(word.substring(0, ID))),
            new Conversation.Id(Payload.id(word.substring(ID, 2 * ID))));
    var rest = word.substring(2 * ID + 1);
    return switch (word.charAt(2 * ID)) {
      case 'v' -> new Hint.VisitorTypes(subject);
      case 't' ->
          new Hint.TeamTypes(subject, rest.isEmpty() ? null : new Operator.Id(Payload.id(rest)));
      case 'w' -> new Hint.Presence(subject, true);
      case 'g' -> new Hint.Presence(subject, false);
      default -> throw new IllegalArgumentException("of a version to come");
    };
  }
}
