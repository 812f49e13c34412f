package dev.baton.application.contract;

import dev.baton.domain.delivery.Receipt;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the words of a protocol can tell apart.
 *
 * @param answers whether the far side says anything; where it does not, all moods are told by
 *     whether it takes what it is given, and none asks for peace
 * @param knowsDoubles whether everything that is handed over has an id, by which the far side knows
 *     again what it gets twice; then whatever got no answer may be sent again
 */
public record Protocol(
    boolean answers, boolean knowsDoubles, Map<Mood, Class<? extends Receipt>> receipts) {

  public Protocol {
    receipts = Map.copyOf(receipts);
  }

  /** Has a word for everything, and no ids: what got no answer must not be sent again. */
  public static Protocol withoutIds() {
    return new Protocol(true, false, clearest());
  }

  /** Has ids, and nothing but yes and no: whatever is no yes is sent again. */
  public static Protocol withIds() {
    var receipts = clearest();
    receipts.replaceAll((mood, it) -> mood == Mood.TAKES ? it : Receipt.Again.class);
    return new Protocol(true, true, receipts);
  }

  /** Has ids, and no answers: a far side reads, or stalls, or hangs up, whatever its mood. */
  public static Protocol withoutAnswers() {
    var receipts = clearest();
    receipts.replaceAll((mood, it) -> mood.takes() ? Receipt.Accepted.class : Receipt.Again.class);
    return new Protocol(false, true, receipts);
  }

  /** Something else is said about this mood; the contract judges whether that is truthful. */
  public Protocol saying(Mood mood, Class<? extends Receipt> receipt) {
    var receipts = new EnumMap<>(this.receipts);
    receipts.put(mood, receipt);
    return new Protocol(answers, knowsDoubles, receipts);
  }

  private static Map<Mood, Class<? extends Receipt>> clearest() {
    var receipts = new EnumMap<Mood, Class<? extends Receipt>>(Mood.class);
    for (var mood : Mood.values()) receipts.put(mood, mood.clearest());
    return receipts;
  }

  Class<? extends Receipt> of(Mood mood) {
    var receipt = receipts.get(mood);
    if (receipt == null) throw new IllegalStateException("nothing is said about " + mood);
    return receipt;
  }
}
