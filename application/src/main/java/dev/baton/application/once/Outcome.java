package dev.baton.application.once;

/** What came of a request under an idempotency key. */
public sealed interface Outcome {

  /** It was carried out now. */
  record Done() implements Outcome {}

  /**
   * It was carried out before.
   *
   * @param reply what was remembered of it then
   */
  record Repeated(String reply) implements Outcome {}

  /** Another request came under the same key before; nothing was done. */
  record Conflicting() implements Outcome {}

  /** The same request is being carried out just now; nothing was done. */
  record Running() implements Outcome {}

  /** What a remembered reply means for a request with this fingerprint. */
  static Outcome of(Ticket ticket, String fingerprint, String reply) {
    return ticket.fingerprint().equals(fingerprint) ? new Repeated(reply) : new Conflicting();
  }
}
