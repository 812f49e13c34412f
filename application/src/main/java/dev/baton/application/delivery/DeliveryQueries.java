package dev.baton.application.delivery;

import dev.baton.application.Page;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How deliveries over called channels stand, for screens and whoever runs the installation. */
public interface DeliveryQueries {
  /** Nothing is counted further than this. */
  int MOST = 10_000;

  /**
   * Longest dead first.
   *
   * @param means of these only; null for all
   */
  Page<DeadLetter> dead(Organization.Id organization, @Nullable Means means, Page.Request page);

  Standing standing(Organization.Id organization);

  /**
   * What is to be carried, what was given up and how it went.
   *
   * @param waiting messages that are still to be carried, and e-mails that are due, at most {@link
   *     #MOST}
   * @param oldest of those that were counted, null when none waits
   * @param dead what was given up, at most {@link #MOST}
   * @param pauses channels that nobody may use just now, for all organizations alike
   * @param tallies how deliveries ended in the last days
   */
  record Standing(
      int waiting, @Nullable Oldest oldest, int dead, List<Pause> pauses, List<Tally> tallies) {
    public Standing {
      pauses = List.copyOf(pauses);
      tallies = List.copyOf(tallies);
    }
  }

  /**
   * The message or e-mail that waits the longest.
   *
   * @param age by the clock that wrote it
   */
  record Oldest(Instant writtenAt, Duration age) {}

  /** A channel whose provider refuses the installation, or is asked too much. */
  record Pause(Channel channel, Instant since, Instant until, String code, String reason) {}

  /**
   * How many deliveries ended so on a day of UTC.
   *
   * @param outcome {@code left} or {@code failed}
   */
  record Tally(Means means, LocalDate day, String outcome, long deliveries) {}
}
