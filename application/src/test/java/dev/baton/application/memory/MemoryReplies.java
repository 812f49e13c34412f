package dev.baton.application.memory;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request at a time, as one transaction; a unit that shares is part of it like any other. */
public final class MemoryReplies implements Replies {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final ScopedValue<Ticket> CURRENT = ScopedValue.newInstance();

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final MemoryTransactions transactions;

  private record Kept(String fingerprint, String reply, Instant at) {}

  private static final class Settled extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    Settled(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  public MemoryReplies(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Outcome once(Ticket ticket, Supplier<@Nullable String> request) {
    if (!running.add(name(ticket))) return new Outcome.Running();
    try {
      transactions.together(() -> ScopedValue.where(CURRENT, ticket).call(() -> run(request)));
      return new Outcome.Done();
    } catch (Settled settled) {
      return settled.outcome;
    } finally {
      running.remove(name(ticket));
    }
  }

  private boolean run(Supplier<@Nullable String> request) {
    var ticket = CURRENT.get();
    recall();
    var reply = request.get();
    if (reply == null) return false;
    kept.put(name(ticket), new Kept(ticket.fingerprint(), reply, transactions.now()));
    return true;
  }

  @Override
  public void recall() {
    if (!CURRENT.isBound()) return;
    var ticket = CURRENT.get();
    var known = kept.get(name(ticket));
    if (known == null || !known.at.plus(LIFE).isAfter(transactions.now())) return;
    throw new Settled(Outcome.of(ticket, known.fingerprint, known.reply));
  }

  private static String name(Ticket ticket) {
    return ticket.owner() + " " + ticket.scope();
  }

  @Override
  public <R> Decision<R> sharing(
      Function<Decision<R>, @Nullable String> reply, Supplier<Decision<R>> unit) {
    return unit.get();
  }

  @Override
  public int forget() {
    kept.values().removeIf(each -> !each.at.plus(LIFE).isAfter(transactions.now()));
    return 0;
  }
}
