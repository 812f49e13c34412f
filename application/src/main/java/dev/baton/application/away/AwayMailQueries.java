package dev.baton.application.away;

import dev.baton.application.feed.Subject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what became of e-mails to visitors who were away. */
@FunctionalInterface
public interface AwayMailQueries {

  /** The last one that was scheduled for this visitor. */
  Optional<Standing> last(Subject visitor);

  /**
   * How an e-mail stands.
   *
   * @param status scheduled, sent, called_off or failed
   * @param due when it is tried next, null once it is over
   * @param code why it was called off, or failed so far; null for neither
   */
  record Standing(String status, @Nullable Instant due, int tries, @Nullable String code) {}
}
