package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Ring;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rings on this node alone, for installations whose every connection goes through a pooler: what
 * happens on other nodes is found by polling.
 *
 * @param feed told of every ring
 */
public record PollOnly(Consumer<List<Ring>> feed) implements Doorbell {

  @Override
  public void ring(List<Ring> rings) {
    feed.accept(rings);
  }

  /** It never hears another node. */
  public boolean hearing() {
    return false;
  }
}
