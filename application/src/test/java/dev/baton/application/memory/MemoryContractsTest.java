package dev.baton.application.memory;

import dev.baton.application.contract.Ports;
import dev.baton.application.contract.StorageContract;
import dev.baton.application.once.Replies;
import java.time.InstantSource;

class MemoryContractsTest implements StorageContract {
  private final MemoryTransactions memory = new MemoryTransactions(InstantSource.system());
  private final MemoryReplies replies = new MemoryReplies(memory);

  @Override
  public Ports ports() {
    return MemoryPorts.on(memory);
  }

  @Override
  public Replies replies() {
    return replies;
  }
}
