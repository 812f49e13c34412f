package dev.baton.http.conversations;

import dev.baton.application.delivery.DeliveryQueries.Pause;
import dev.baton.application.delivery.DeliveryQueries.Standing;
import dev.baton.application.delivery.DeliveryQueries.Tally;
import dev.baton.domain.conversation.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How deliveries stand. Nothing is counted beyond ten thousand. */
record SummaryObject(
    String object,
    int waiting,
    @Nullable Instant oldest_written_at,
    @Nullable Double oldest_age_seconds,
    int dead,
    List<Unavailable> unavailable_channels,
    List<Outcome> outcomes) {

  /** A channel whose provider refuses us or is asked too much; messages are kept meanwhile. */
  record Unavailable(
      String channel, String error_code, String error_message, Instant since, Instant until) {

    static Unavailable of(Pause pause) {
      return new Unavailable(
          word(pause.channel()), pause.code(), pause.reason(), pause.since(), pause.until());
    }
  }

  record Outcome(String channel, String day, String outcome, long deliveries) {

    static Outcome of(Tally tally) {
      return new Outcome(
          DeliveryRoutes.word(tally.means()),
          tally.day().toString(),
          tally.outcome(),
          tally.deliveries());
    }
  }

  static SummaryObject of(Standing standing) {
    var oldest = standing.oldest();
    return new SummaryObject(
        "delivery_summary",
        standing.waiting(),
        oldest == null ? null : oldest.writtenAt(),
        oldest == null ? null : oldest.age().toMillis() / 1e3,
        standing.dead(),
        standing.pauses().stream().map(Unavailable::of).toList(),
        standing.tallies().stream().map(Outcome::of).toList());
  }

  private static String word(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }
}
