package dev.baton.application.memory;

import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMails;
import dev.baton.application.live.MessageQueries.Place;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Nobody is away here, so that there is nothing to tell: PostgreSQL says who watches. */
record MemoryAwayMails() implements AwayMails {

  @Override
  public void plan(Set<Place> messages, Duration after) {}

  @Override
  public List<AwayMail> lease(UUID token, Duration lease, int most) {
    return List.of();
  }

  @Override
  public boolean settle(AwayMail mail, Fate fate) {
    return false;
  }
}
