package dev.baton.application.copilot;

import dev.baton.application.Unavailable;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Reads the log of a turn from its beginning to its end, live where it is still growing. Whoever
 * follows it again, on whichever node, reads the same.
 */
public final class FollowTurn {
  /** Where no ring comes, because another node works on the turn. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final int AT_ONCE = 200;

  private final CopilotQueries queries;
  private final TurnFeed feed;

  @Inject
  public FollowTurn(CopilotQueries queries, TurnFeed feed) {
    this.queries = queries;
    this.feed = feed;
  }

  /** Whoever asks has made sure that the turn is one of the organization's. */
  public Following follow(Organization.Id organization, Turn.Id turn) {
    return new Following(organization, turn);
  }

  /** One reader's place in the log; used by one thread. */
  public final class Following implements AutoCloseable {
    private final Organization.Id organization;
    private final Turn.Id turn;
    private final TurnFeed.Bell bell;
    private long next;
    private boolean over;

    private Following(Organization.Id organization, Turn.Id turn) {
      this.organization = organization;
      this.turn = turn;
      this.bell = feed.enter(turn);
    }

    /** Whether the last line was read. */
    public boolean over() {
      return over;
    }

    /** Waits for the next lines; none when the time is up or the log is over. */
    public List<TurnEvent> next(Duration most) throws InterruptedException {
      long deadline = System.nanoTime() + most.toNanos();
      while (!over) {
        long heard = bell.rings();
        var lines = read();
        if (!lines.isEmpty()) return lines;
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) break;
        bell.await(heard, left.compareTo(LOOK) < 0 ? left : LOOK);
      }
      return List.of();
    }

    private List<TurnEvent> read() {
      try {
        var lines = queries.log(organization, turn, next, AT_ONCE);
        next += lines.size();
        over = !lines.isEmpty() && lines.getLast() instanceof TurnClosed;
        return lines;
      } catch (Unavailable away) {
        // The next look may find it back.
        return List.of();
      }
    }

    @Override
    public void close() {
      feed.leave(turn);
    }
  }
}
