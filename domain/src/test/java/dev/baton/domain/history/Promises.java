package dev.baton.domain.history;

import dev.baton.domain.Event;
import java.util.List;

/** Every promise about the events of one conversation, from its start. */
public final class Promises implements Promise {
  private final List<Promise> all =
      List.of(
          new BotIsMuted(),
          new EpochRises(),
          new OneOwner(),
          new SeqIsGapless(),
          new OneHandoffPerStretch(),
          new EndIsQuiet(),
          new TakeoverIsMarked());

  @Override
  public void hear(Event event) {
    for (var promise : all) promise.hear(event);
  }

  @Override
  public void rest() {
    for (var promise : all) promise.rest();
  }
}
