package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.bot.PushTurns;
import dev.baton.application.bot.PushTurns.Sending;
import dev.baton.domain.bot.Bot;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends turns to bots, to each only some at a time, so that one that hangs does not stop others.
 */
final class TurnSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnSender.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST = 256;
  private static final int MOST_OF_ONE = 16;

  private final PushTurns turns;
  private final Map<Bot.Id, Integer> underWay = new ConcurrentHashMap<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds rounds = new Rounds("send-turns", PAUSE, this::round);

  @Inject
  TurnSender(PushTurns turns) {
    this.turns = turns;
  }

  void start() {
    rounds.start();
  }

  /** As few at once as fit a bot that nobody is calling yet, whichever bots they are of. */
  private void round() {
    int calling = underWay.values().stream().mapToInt(each -> each).sum();
    if (calling >= MOST) return;
    var busy =
        underWay.entrySet().stream()
            .filter(each -> each.getValue() >= MOST_OF_ONE)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    for (var each : turns.lease(MOST_OF_ONE, busy)) {
      underWay.merge(each.bot(), 1, Integer::sum);
      calls.execute(() -> send(each));
    }
  }

  private void send(Sending sending) {
    try {
      turns.send(sending).ifPresent(why -> tell(sending, why));
    } catch (Unavailable away) {
      tell(sending, String.valueOf(away.getMessage()));
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("a turn could not be sent");
    } finally {
      underWay.computeIfPresent(sending.bot(), (_, calling) -> calling == 1 ? null : calling - 1);
    }
  }

  private static void tell(Sending sending, String why) {
    LOG.atWarn()
        .addKeyValue("organization", sending.given().organization().value())
        .addKeyValue("bot", sending.bot().value())
        .addKeyValue("turn_id", sending.given().turn().id().value())
        .addKeyValue("reason", why)
        .log("a bot did not take its turn");
  }

  /** Calls that are under way are cut: their leases lapse, and the turns are sent again. */
  @Override
  public void close() {
    rounds.close();
    calls.shutdownNow();
  }
}
