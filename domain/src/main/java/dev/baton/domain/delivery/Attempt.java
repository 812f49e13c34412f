package dev.baton.domain.delivery;

/** One attempt to hand something to a far side, and all that came of it. */
public interface Attempt {

  /** What it came to, for whoever decides what follows. */
  Receipt receipt();
}
