package dev.baton.application.log;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.feed.EventQueries.Recorded;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Has something made of every event, once: what is made and the place up to which that was done
 * commit together, and of all nodes one at a time reads for a reader. So no event is missed or
 * taken twice, wherever a node stops.
 */
public final class FollowLog {
  private final Transactions transactions;

  @Inject
  public FollowLog(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Takes the next events, those of one conversation in order of their positions.
   *
   * @param most how many events at most, at least 1
   * @param work told of them within the transaction that it is handed; it may be run again
   * @return how many it was told of; 0 also while another node reads
   */
  public int step(LogReader reader, int most, BiConsumer<List<Recorded>, Store> work) {
    return transactions.within(
        store -> {
          var from = store.logReaders().lock(reader);
          if (from.isEmpty()) return 0;
          var events = store.events().after(from.get(), most);
          if (events.isEmpty()) return 0;
          work.accept(events, store);
          store.logReaders().move(reader, events.getLast().at());
          return events.size();
        });
  }
}
