package dev.baton.application.away;

import dev.baton.application.Store;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.live.Happening;
import dev.baton.application.log.FollowLog;
import dev.baton.application.log.LogReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Schedules e-mails from the log, so that none is missed or scheduled twice. */
public final class PlanAwayMails {
  private static final int AT_ONCE = 500;

  private final FollowLog log;
  private final Duration after;

  /**
   * @param after how long a visitor may be away before he is told
   */
  public PlanAwayMails(FollowLog log, Duration after) {
    this.log = log;
    this.after = after;
  }

  /** Plans for the next events; whether there may be more. */
  public boolean plan() {
    return log.step(LogReader.AWAY_MAIL, AT_ONCE, this::plan) == AT_ONCE;
  }

  private void plan(List<Recorded> events, Store store) {
    var said =
        events.stream()
            .filter(each -> each.kind().equals("message_added"))
            .map(Happening::place)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    if (!said.isEmpty()) store.awayMails().plan(said, after);
  }
}
