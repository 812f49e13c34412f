package dev.baton.application.memory;

import dev.baton.application.contract.Ports;

/** Everything that a contract looks at, in memory. */
public final class MemoryPorts {

  private MemoryPorts() {}

  public static Ports on(MemoryTransactions memory) {
    return new Ports(
        memory,
        new MemoryHandoffQueries(memory),
        new MemoryConversationQueries(memory),
        new MemoryTranscriptQueries(memory),
        new MemoryEventQueries(memory),
        new MemoryApprovalQueries(memory),
        new MemoryAssetQueries(memory),
        new MemoryCopilotQueries(memory),
        new MemoryTranscriptSearch(memory),
        new MemoryTurnQueries(memory),
        new MemoryWebhookDeliveryQueries(memory),
        new MemoryDeliveryQueries(memory),
        new MemoryEventQueries(memory),
        new MemoryMessageQueries(memory),
        new MemoryAwayMailQueries(memory),
        memory.presences());
  }
}
