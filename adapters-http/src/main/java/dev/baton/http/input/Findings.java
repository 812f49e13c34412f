package dev.baton.http.input;

import java.util.ArrayList;
import java.util.List;

/** The flaws found so far in one request. */
final class Findings {
  private final List<Flaw> flaws = new ArrayList<>();
  private final List<Runnable> closings = new ArrayList<>();
  private final Asked.Listener listener;

  Findings(Asked.Listener listener) {
    this.listener = listener;
  }

  /** The same listener, and flaws that do not count. */
  Findings apart() {
    return new Findings(listener);
  }

  void asked(Loc loc, Asked.Shape shape, Asked.Presence presence) {
    listener.hear(new Asked(loc, shape, presence));
  }

  void add(Flaw flaw) {
    flaws.add(flaw);
  }

  /** Runs when everything was read, so that what nobody asked for is known. */
  void atTheEnd(Runnable closing) {
    closings.add(closing);
  }

  boolean any() {
    return !flaws.isEmpty();
  }

  void settle() {
    for (int i = 0; i < closings.size(); i++) closings.get(i).run();
    if (any()) throw new Malformed(flaws);
  }
}
