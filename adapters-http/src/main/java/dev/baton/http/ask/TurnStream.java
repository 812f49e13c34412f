package dev.baton.http.ask;

import dev.baton.application.copilot.FollowTurn.Following;
import dev.baton.http.stream.Source;
import java.time.Duration;
import java.util.List;

/** A turn as it goes on, from its beginning. Who stops listening stops nothing else. */
record TurnStream(Following turn) implements Source {

  @Override
  public Next next(Duration most) throws InterruptedException {
    var events = turn.next(most).stream().map(Told::event).toList();
    return new Next(List.copyOf(events), turn.over());
  }

  @Override
  public void close() {
    turn.close();
  }
}
