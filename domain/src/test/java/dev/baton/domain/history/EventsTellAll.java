package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.handoff.Claim;
import java.util.Objects;

/** Whoever heard the events only knows who may speak, who owns, and what comes next. */
final class EventsTellAll implements Rule {
  private final EpochRises control = new EpochRises();
  private final SeqIsGapless seq = new SeqIsGapless();
  private final OneOwner owner = new OneOwner();
  private final OneHandoffPerStretch stretch = new OneHandoffPerStretch();

  @Override
  public void see(Entry entry) {
    for (var event : entry.events()) hear(event);
    compare(entry.after());
  }

  private void hear(Event event) {
    control.hear(event);
    seq.hear(event);
    owner.hear(event);
    stretch.hear(event);
  }

  private void compare(Conversation at) {
    var open = at.control().handoff();
    var claim = open == null ? new Claim.None() : open.claim();
    same("phase", control.phase(), at.control().phase());
    same("epoch", control.epoch(), at.epoch());
    same("next seq", seq.next(), at.nextSeq());
    same("claim", owner.claim().getClass(), claim.getClass());
    check(
        Objects.equals(owner.claim().holder(), claim.holder()),
        "told %s owns, not %s",
        owner.claim(),
        claim);
    check(
        open == null ? stretch.open() == null : open.id().equals(stretch.open()),
        "told %s is open, but it is %s",
        stretch.open(),
        open);
  }

  private static void same(String what, Object told, Object is) {
    check(told.equals(is), "told %s %s, but it is %s", what, told, is);
  }
}
