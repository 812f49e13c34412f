package dev.baton.application.live;

import dev.baton.application.conversation.Line;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.feed.Shown;
import dev.baton.application.live.MessageQueries.Place;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event on its way to readers; those of a node share it, and what it is encoded to. */
public final class Happening {
  private static final Pattern SEQ = Pattern.compile("\"seq\"\\s*:\\s*([0-9]{1,18})");

  private final Shown<Told> shown;

  /**
   * What there is to tell.
   *
   * @param line the message that the event points at, null where it points at none, or where that
   *     is gone
   */
  public record Told(Recorded event, @Nullable Line line) {}

  private Happening(Told told) {
    this.shown = new Shown<>(told);
  }

  static Happening of(Recorded event, Map<Place, Line> lines) {
    return new Happening(new Told(event, place(event).map(lines::get).orElse(null)));
  }

  /** Where the message is that the event points at. */
  public static Optional<Place> place(Recorded event) {
    return switch (event.kind()) {
      case "message_added", "delivery_moved", "delivery_failed" ->
          SEQ.matcher(event.facts())
              .results()
              .findFirst()
              .map(found -> Long.parseLong(found.group(1)))
              .map(seq -> new Place(event.organization(), event.conversation(), seq));
      default -> Optional.empty();
    };
  }

  public Position at() {
    return shown.value().event().at();
  }

  /** The event in the encoder's form, see {@link Shown#encoded}. */
  public byte[] encoded(Function<Told, byte[]> encoder) {
    return shown.encoded(encoder);
  }

  int weight() {
    var line = shown.value().line();
    int facts = shown.value().event().facts().length();
    return line == null
        ? facts
        : facts + line.message().text().length() + line.message().metadata().text().length();
  }
}
