package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.application.access.Seals;
import dev.baton.application.bot.BotCalls.Answer;
import dev.baton.application.bot.BotCalls.Question;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn.State.Due;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends turns to the bots that are reached that way, outside of any transaction, and takes what
 * they answer. A turn whose sender falls is sent again under the same id.
 */
public final class PushTurns {
  /** The longest that one call takes. */
  static final Duration CALL = Duration.ofSeconds(30);

  /** A worker that was held up for longer than this sends nothing on an old lease. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** A lease outlives the latest call, so that nobody else sends the turn meanwhile. */
  private static final Duration LEASE = FRESH.plus(CALL).plusSeconds(5);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final BotCalls calls;
  private final AnswerTurn answers;
  private final Seals seals;

  @Inject
  public PushTurns(Transactions transactions, BotCalls calls, AnswerTurn answers, Seals seals) {
    this.transactions = transactions;
    this.calls = calls;
    this.answers = answers;
    this.seals = seals;
  }

  /**
   * A turn to be sent, and where.
   *
   * @param at when it was leased, by the database's clock
   * @param atNanos the same by this process's steady clock
   */
  public record Sending(Given given, Reach.Push to, Instant at, long atNanos) {

    public Bot.Id bot() {
      return given.turn().bot();
    }
  }

  /**
   * Leases turns to send.
   *
   * @param busy bots that have enough to do
   */
  public List<Sending> lease(int limit, Set<Bot.Id> busy) {
    var wish = new Turns.Wish(null, null, true, busy);
    long nanos = System.nanoTime();
    return transactions.within(
        store -> {
          var sendings = new ArrayList<Sending>();
          for (var given : store.turns().lease(wish, limit, LEASE)) {
            var terms = store.bots().terms(given.organization(), given.turn().bot());
            if (terms.map(Terms::reach).orElse(null) instanceof Reach.Push to) {
              sendings.add(new Sending(given, opened(to), store.now(), nanos));
            }
          }
          return sendings;
        });
  }

  private Reach.Push opened(Reach.Push to) {
    return new Reach.Push(to.url(), seals.open(to.secret()));
  }

  /** Sends one, and settles what comes back; empty when all is well, else why not, for people. */
  public Optional<String> send(Sending sending) {
    var given = sending.given;
    var since = Duration.ofNanos(System.nanoTime() - sending.atNanos);
    var now = sending.at.plus(since);
    var left = Duration.between(now, given.answerBy());
    if (!left.isPositive() || since.compareTo(FRESH) > 0) return Optional.empty();
    var patience = left.compareTo(CALL) < 0 ? left : CALL;
    return switch (calls.deliver(new Question(sending.to, given, patience, now))) {
      case Answer.Said said -> {
        settle(given, said);
        yield Optional.empty();
      }
      case Answer.Failed failed -> {
        var pause = atLeast(failed.receipt().after(), pause(given));
        answers.fail(given.organization(), given.turn(), attempt(given), pause);
        yield Optional.of(failed.why());
      }
    };
  }

  /** A bot that answers later has what is left of its time, and is not asked again before. */
  private void settle(Given given, Answer.Said said) {
    if (said.later()) {
      answers.postpone(given);
      return;
    }
    var _ = answers.answer(given.organization(), given.turn(), said.texts(), said.request());
  }

  private static int attempt(Given given) {
    return given.turn().state() instanceof Due(var attempts, _) ? attempts : 0;
  }

  /** What the bot asks for, within bounds. */
  private static Duration atLeast(@Nullable Duration asked, Duration ours) {
    if (asked == null || asked.compareTo(ours) < 0) return ours;
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  /** 1 s, 2 s, 4 s …, and up to as much again by chance. */
  private static Duration pause(Given given) {
    long base = 1000L << Math.min(attempt(given) - 1, 6);
    long millis = base + RandomGenerator.getDefault().nextLong(base);
    return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE.toMillis()));
  }
}
