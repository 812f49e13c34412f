package dev.baton.http.kit;

import dev.baton.application.bot.FindBots;
import dev.baton.application.memory.MemoryQuotas;
import dev.baton.application.memory.MemoryReplies;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.http.Guards;
import dev.baton.http.access.Authenticator;
import dev.baton.http.access.Origins;
import dev.baton.http.limits.Limiter;
import dev.baton.http.limits.Openings;
import java.time.InstantSource;

/** What stands between a wire and its endpoints, over memory. */
public final class Guarding {

  private Guarding() {}

  public static Guards over(
      MemoryTransactions memory, Authenticator authenticator, InstantSource clock) {
    return new Guards(
        authenticator,
        new Origins(new FindBots(memory)),
        new MemoryReplies(memory),
        new Limiter(new MemoryQuotas(clock), clock),
        new Openings(Openings.Most.USUAL));
  }
}
