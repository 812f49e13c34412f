package dev.baton.server.node;

import dev.baton.application.copilot.FailLapsedTurns;
import dev.baton.application.copilot.TakeTurns;
import dev.baton.application.copilot.TranscriptSearch;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * What the copilot needs beside its turns: signs of life of those of this node, an end to those of
 * nodes that went away, and the words by which transcripts are found.
 */
final class CopilotKeeper implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final int EVENTS = 500;

  private final List<Rounds> rounds;

  @Inject
  CopilotKeeper(TakeTurns turns, FailLapsedTurns lapsed, TranscriptSearch search) {
    rounds =
        List.of(
            new Rounds("renew-copilot-turns", SELDOM, turns::renew),
            Rounds.whileMore("fail-lapsed-turns", OFTEN, () -> lapsed.fail() > 0),
            Rounds.whileMore("read-transcripts", OFTEN, () -> search.advance(EVENTS) > 0));
  }

  void start() {
    rounds.forEach(Rounds::start);
  }

  @Override
  public void close() {
    rounds.forEach(Rounds::close);
  }
}
