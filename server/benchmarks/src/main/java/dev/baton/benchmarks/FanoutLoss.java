package dev.baton.benchmarks;

import dev.baton.application.handoff.RelayMessage;
import dev.baton.domain.Decision;
import dev.baton.persistence.DatabasePool;
import dev.baton.persistence.JooqEventQueries;
import dev.baton.persistence.PostgresTransactions;
import dev.baton.persistence.Reads;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** P11: a reader of all events beside writers whose transactions commit in another order. */
record FanoutLoss(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final int WRITERS = 16;
  private static final String WRITTEN = "select sum(next_position)::bigint from conversation";

  @Override
  public Verdict run() throws Exception {
    Progress.say(
        "P11 fanout.loss: %d writers, commits up to 10 ms late, %d s", WRITERS, plan.seconds());
    if (plan.bad()) Progress.say("bad form: a reader of position > last; the gate must go red");
    SlowWrite.beforeCommit(ground);
    try (var pool = DatabasePool.open(ground.database().url(), null, null, WRITERS + 2)) {
      var events = plan.bad() ? new NaiveEvents(ground) : new JooqEventQueries(new Reads(pool));
      long before = ground.count(WRITTEN);
      var reader = Reader.at(ground, events);
      var transactions = new PostgresTransactions(pool, _ -> {}, WRITERS);
      try (var threads = Executors.newFixedThreadPool(WRITERS)) {
        var relay = new RelayMessage(transactions, UUID::randomUUID);
        long end = System.nanoTime() + plan.seconds() * 1_000_000_000L;
        var writing = new ArrayList<Future<?>>();
        for (int i = 0; i < WRITERS; i++) writing.add(threads.submit(() -> write(relay, end)));
        reader.readWhile(() -> !writing.stream().allMatch(Future::isDone));
        for (var each : writing) each.get();
      }
      return verdict(reader, ground.count(WRITTEN) - before);
    } finally {
      SlowWrite.remove(ground);
    }
  }

  private void write(RelayMessage relay, long end) {
    while (System.nanoTime() < end) {
      int number = ThreadLocalRandom.current().nextInt(scene.conversations()) + 1;
      var decision = relay.relay(scene.operator(), Scene.handoff(number), Saying.TEXT);
      if (decision instanceof Decision.Refused<?>) throw new IllegalStateException("" + decision);
    }
  }

  private static Verdict verdict(Reader reader, long written) {
    reader.readOn(written);
    long missed = written - reader.seen();
    var figure =
        "%d events: %d missed, %d reordered, reach 0 and 0; %s"
            .formatted(written, missed, reader.reordered(), Progress.load());
    return Verdict.of("P11", missed == 0 && reader.reordered() == 0, figure);
  }
}
