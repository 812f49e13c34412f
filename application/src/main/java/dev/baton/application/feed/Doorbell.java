package dev.baton.application.feed;

import java.util.List;

/**
 * Told after every commit. It may lose, repeat or reorder what it is told: readers read from the
 * database, and only their latency depends on it.
 */
public interface Doorbell {

  void ring(List<Ring> rings);
}
