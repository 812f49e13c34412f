package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.application.handoff.ClaimHandoff;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.application.memory.MemoryCopilotQueries;
import dev.baton.application.memory.MemoryHandoffQueries;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.application.memory.MemoryTranscriptQueries;
import dev.baton.application.memory.MemoryTranscriptSearch;

/** The copilot over memory, with a model that a test plays. */
public record CopilotKit(
    CopilotQueries queries,
    StartSession start,
    ArchiveSession archive,
    AskCopilot ask,
    DecideToolCalls decide,
    TakeTurns turns,
    FollowTurn follow,
    FailLapsedTurns lapsed) {

  public static CopilotKit of(MemoryTransactions memory, Ids ids, CopilotModel model) {
    var queries = new MemoryCopilotQueries(memory);
    var feed = new TurnFeed();
    var log = new CopilotLog(memory, feed);
    var work = new TurnWork(model, tools(memory, ids), new Recall(queries), log, ids);
    return new CopilotKit(
        queries,
        new StartSession(memory, ids),
        new ArchiveSession(memory),
        new AskCopilot(memory, ids),
        new DecideToolCalls(memory, ids),
        new TakeTurns(work, log),
        new FollowTurn(queries, feed),
        new FailLapsedTurns(queries, memory));
  }

  static Toolbox tools(MemoryTransactions memory, Ids ids) {
    return new Toolbox(
        new ReadingTools(
            new MemoryHandoffQueries(memory),
            new MemoryTranscriptQueries(memory),
            new MemoryTranscriptSearch(memory)),
        new ActingTools(
            new RelayMessage(memory, ids), new ClaimHandoff(memory), new SettleHandoff(memory)));
  }
}
