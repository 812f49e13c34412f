package dev.baton.domain.history;

import static dev.baton.domain.history.Promise.check;

import dev.baton.domain.handoff.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A history tried out, step by step, until its end or the first promise that does not hold. */
public record Trial(List<Entry> entries, @Nullable RuntimeException broken) {

  public static Trial of(List<Command> commands) {
    var world = new World();
    var promises = new Promises();
    var rules =
        List.of(
            new EventsTellAll(),
            new LateBotIsRefused(),
            new NothingIsStolen(),
            new ReturnsComeAsPlanned(),
            new RepeatsAreQuiet(world));
    var entries = new ArrayList<Entry>();
    try {
      for (var command : toTheEnd(commands)) {
        var entry = world.run(command);
        entries.add(entry);
        entry.events().forEach(promises::hear);
        promises.rest();
        for (var rule : rules) rule.see(entry);
      }
      everybodyIsFree(world);
    } catch (RuntimeException broken) {
      // A bug of the domain is shrunk like a broken promise.
      return new Trial(entries, broken);
    }
    return new Trial(entries, null);
  }

  /** Days later nobody has come back. */
  private static List<Command> toTheEnd(List<Command> commands) {
    var all = new ArrayList<>(commands);
    all.add(new Command.Wait(Duration.ofDays(2)));
    all.add(new Command.Sweep());
    return all;
  }

  private static void everybodyIsFree(World world) {
    var handoff = world.at().control().handoff();
    if (handoff == null) return;
    check(!(handoff.claim() instanceof Claim.Hard), "a lost owner keeps %s", handoff.claim());
  }

  @Override
  public String toString() {
    var lines = entries.stream().map(Entry::toString).collect(Collectors.joining("\n  "));
    return (broken == null ? "holds" : "BROKEN: " + broken) + "\n  " + lines;
  }
}
