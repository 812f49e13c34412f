package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.Event;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;

/** Promise 1: a bot is heard when nobody else had control since it listened, and only then. */
final class LateBotIsRefused implements Rule {
  private final EpochRises control = new EpochRises();
  private Epoch heard = Epoch.FIRST;

  @Override
  public void see(Entry entry) {
    if (entry.command() instanceof Command.BotListens) heard = control.epoch();
    if (entry.command() instanceof Command.OnConversation(var act) && act == Act.BOT_ANSWERS) {
      judge(entry);
    }
    entry.events().forEach(control::hear);
  }

  private void judge(Entry entry) {
    var phase = control.phase();
    boolean inTime = phase == Phase.BOT && heard.equals(control.epoch());
    boolean stretch = phase == Phase.WAITING || phase == Phase.HUMAN;
    boolean posted = entry.events().stream().anyMatch(e -> e instanceof Event.MessageAdded);
    boolean kept = entry.events().stream().anyMatch(e -> e instanceof Event.ReplySuggested);
    check(posted == inTime, "posted is %s, in time is %s", posted, inTime);
    check(kept == stretch, "under %s, kept as a suggestion is %s", phase, kept);
  }
}
