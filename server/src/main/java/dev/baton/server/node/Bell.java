package dev.baton.server.node;

import dev.baton.application.feed.Doorbell;
import dev.baton.application.feed.Ring;
import java.util.List;

/** Rings for those who listen, and wakes a worker of this node too: what was said may be due. */
final class Bell implements Doorbell {
  private final Doorbell listeners;
  private volatile Runnable worker = () -> {};

  Bell(Doorbell listeners) {
    this.listeners = listeners;
  }

  /** From now on; the worker is called after each commit and returns at once. */
  void wakes(Runnable other) {
    worker = other;
  }

  @Override
  public void ring(List<Ring> rings) {
    listeners.ring(rings);
    worker.run();
  }
}
