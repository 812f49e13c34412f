package dev.baton.domain.history;

import dev.baton.domain.conversation.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random histories; the same seed brings the same one. */
public final class Histories {
  /** Around the lease and the pause, and on their very ends. */
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(45),
          Deed.LEASE.minusSeconds(1),
          Deed.LEASE,
          Deed.PAUSE,
          Duration.ofHours(1));

  private final Random random;

  private Histories(long seed) {
    this.random = new Random(seed);
  }

  /** A history of 1 to {@code longest} commands. */
  public static List<Command> random(long seed, int longest) {
    return new Histories(seed).commands(longest);
  }

  private List<Command> commands(int longest) {
    int length = 1 + random.nextInt(longest);
    var commands = new ArrayList<Command>(length);
    while (commands.size() < length) commands.add(command());
    return commands;
  }

  private Command command() {
    int dice = random.nextInt(100);
    if (dice < 40) return onHandoff();
    if (dice < 66) return onConversation();
    if (dice < 72) return new Command.MoveTo(any(Phase.values()));
    if (dice < 80) return new Command.BotListens();
    if (dice < 92) return new Command.Wait(TIMES.get(random.nextInt(TIMES.size())));
    return new Command.Sweep();
  }

  /** Handoffs are mostly worked on; ending them each time would keep histories shallow. */
  private Command onHandoff() {
    var deed = any(Deed.values());
    if (ends(deed) && random.nextInt(3) > 0) deed = any(Deed.values());
    return new Command.OnHandoff(any(Who.values()), deed, random.nextInt(12) == 0);
  }

  private static boolean ends(Deed deed) {
    return deed == Deed.RETURN || deed == Deed.CANCEL || deed == Deed.RESOLVE;
  }

  private Command onConversation() {
    var act = any(Act.values());
    if (act == Act.CLOSE && random.nextInt(4) > 0) act = Act.REQUEST;
    return new Command.OnConversation(act);
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
