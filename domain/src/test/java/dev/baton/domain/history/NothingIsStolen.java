package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.access.Operator;
import dev.baton.domain.handoff.Claim;
import org.jspecify.annotations.Nullable;

/** Promise 2: an operator loses a handoff by giving it away, by time, or to a supervisor only. */
final class NothingIsStolen implements Rule {
  private final OneOwner owner = new OneOwner();

  @Override
  public void see(Entry entry) {
    for (var event : entry.events()) {
      var before = owner.claim();
      owner.hear(event);
      if (entry.command() instanceof Command.OnHandoff(var by, var deed, _)) {
        judge(event, before, by, deed);
      }
    }
  }

  private void judge(Event event, Claim before, Who by, Deed deed) {
    boolean own = before.holder() == null || before.holder().equals(by.actor().operator());
    boolean may = own || by.actor().supervises();
    switch (event) {
      case Event.HandoffClaimed(var handoff, var from) when passed(handoff.claim(), from) ->
          check(
              deed == Deed.FORCE ? by.actor().supervises() : may && deed == Deed.TRANSFER,
              "%s took it from %s by %s",
              by,
              from,
              deed);
      case Event.HandoffReleased _ -> check(may, "%s released what is %s", by, before);
      case Event.HandoffSettled _ ->
          check(may || !(before instanceof Claim.Hard), "%s settled what is %s", by, before);
      default -> {}
    }
  }

  private static boolean passed(Claim claim, Operator.@Nullable Id from) {
    return from != null && !from.equals(claim.holder());
  }
}
