package dev.baton.http.limits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Streams and long polls that are open on this node, for each caller and each address. */
public final class Openings {
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Most most;

  /**
   * How many may be open at once.
   *
   * @param key with one API key
   * @param thread with the token of one thread
   * @param address from one address, whoever calls
   */
  public record Most(int key, int thread, int address) {
    public static final Most USUAL = new Most(20_000, 50, 20_000);
  }

  /** Whose limits an opening counts for. */
  public record Holder(String name, int most) {}

  /** One that is open, until it is closed. */
  @FunctionalInterface
  public interface Opening extends AutoCloseable {
    Opening NONE = () -> {};

    @Override
    void close();
  }

  public Openings(Most most) {
    this.most = most;
  }

  public Most most() {
    return most;
  }

  /** Empty when one of the holders has as many as it may. */
  public Optional<Opening> open(Holder caller, String address) {
    var holders = List.of(caller, new Holder("address " + address, most.address));
    for (int i = 0; i < holders.size(); i++) {
      if (enter(holders.get(i))) continue;
      holders.subList(0, i).forEach(this::leave);
      return Optional.empty();
    }
    return Optional.of(() -> holders.forEach(this::leave));
  }

  /** How many callers and addresses have any: no more than are open. */
  public int holders() {
    return open.size();
  }

  private boolean enter(Holder holder) {
    int count = open.merge(holder.name, 1, Integer::sum);
    if (count <= holder.most) return true;
    leave(holder);
    return false;
  }

  private void leave(Holder holder) {
    open.computeIfPresent(holder.name, (_, count) -> count == 1 ? null : count - 1);
  }
}
