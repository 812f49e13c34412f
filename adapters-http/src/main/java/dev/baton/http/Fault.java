package dev.baton.http;

import dev.baton.http.input.Flaw;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a request is not served, as facts; every {@link Dialect} has a shape for each. */
public sealed interface Fault {

  enum Reason {
    MISSING,
    INVALID,
    REVOKED,
    EXPIRED,
    /** Known and valid, but not now: the one reason that is 403. */
    PAUSED
  }

  record Unauthenticated(Reason reason) implements Fault {}

  record Forbidden(String message) implements Fault {}

  /** The same answer whether it never was, is gone, or belongs to someone else. */
  record NotFound() implements Fault {}

  record WrongMethod(Set<Method> allowed) implements Fault {
    public WrongMethod {
      allowed = Set.copyOf(allowed);
    }
  }

  record Flawed(List<Flaw> flaws) implements Fault {
    public Flawed {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * What the surface itself says no to: its own status, code and words, and what helps the caller.
   */
  record Stated(int status, String code, String message, Map<String, Object> facts)
      implements Fault {
    public Stated {
      facts = Map.copyOf(facts);
    }

    public Stated(int status, String code, String message) {
      this(status, code, message, Map.of());
    }
  }

  /** What may be wrong with an idempotency key. */
  enum Problem {
    MALFORMED(
        400,
        "invalid_idempotency_key",
        "Idempotency-Key must be one header of 1 to 255 printable ASCII characters."),
    OTHER_REQUEST(
        409, "idempotency_conflict", "This idempotency key came with another request before."),
    IN_FLIGHT(409, "idempotency_in_flight", "The same request is being carried out. Try again.");

    private final int status;
    private final String code;
    private final String message;

    Problem(int status, String code, String message) {
      this.status = status;
      this.code = code;
      this.message = message;
    }

    public int status() {
      return status;
    }

    public String code() {
      return code;
    }

    public String message() {
      return message;
    }
  }

  /** A request under an idempotency key is not carried out. */
  record Idempotency(Problem problem) implements Fault {}

  record TooManyRequests(Duration retryAfter) implements Fault {}

  record Unavailable(Duration retryAfter) implements Fault {}

  /** Our fault: the log has the request id and the rest. */
  record Broken() implements Fault {}

  /** What is wrong with the HTTP message itself: 400, 408, 413, 414, 415, 431. */
  record Protocol(int status) implements Fault {}
}
