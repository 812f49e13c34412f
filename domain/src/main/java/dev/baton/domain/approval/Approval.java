package dev.baton.domain.approval;

import dev.baton.domain.Refusal;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May this be done? Something waits for the answer, which is given once: by a human, or as a denial
 * by time.
 *
 * @param timeoutAt when silence becomes a denial, null for never
 */
public record Approval(
    Id id,
    Conversation.Id conversation,
    Question question,
    Instant requestedAt,
    @Nullable Instant timeoutAt,
    State state) {

  public record Id(UUID value) {}

  public sealed interface State {

    record Pending() implements State {}

    record Decided(Verdict verdict, Decider by, @Nullable String note, Instant at)
        implements State {}
  }

  /** Who answered. */
  public sealed interface Decider {

    record Person(Operator.Id operator) implements Decider {}

    /** The organization, by a key that is bound to nobody. */
    record Key(ApiKey.Id key) implements Decider {}

    /** Nobody did in time. */
    record Time() implements Decider {}

    static Decider of(Actor actor, ApiKey.Id key) {
      return switch (actor) {
        case Actor.Person(var operator, _) -> new Person(operator);
        case Actor.Team() -> new Key(key);
      };
    }
  }

  public static Approval ask(
      Id id,
      Conversation.Id conversation,
      Question question,
      @Nullable Deadline deadline,
      Instant now) {
    var timeoutAt = deadline == null ? null : deadline.from(now);
    return new Approval(id, conversation, question, now, timeoutAt, new State.Pending());
  }

  public boolean pending() {
    return state instanceof State.Pending;
  }

  /** As it is at this moment, whether or not anybody has noticed that its time is up. */
  public Approval at(Instant now) {
    if (!pending() || timeoutAt == null || now.isBefore(timeoutAt)) return this;
    return in(new State.Decided(Verdict.DENY, new Decider.Time(), null, timeoutAt));
  }

  public Approval decided(State.Decided answer) {
    if (!pending()) throw new IllegalStateException("decided already: " + id);
    return in(answer);
  }

  /**
   * Why the actor may not give this answer; empty when he may, or when it is the answer already.
   */
  public Optional<Refusal> objection(Verdict verdict, Actor actor) {
    if (!question.openTo(actor)) {
      return question.leastRole().map(Refusal.RoleRequired::new);
    }
    if (state instanceof State.Decided(var given, _, _, _) && given != verdict) {
      return Optional.of(new Refusal.AlreadyDecided(this));
    }
    return Optional.empty();
  }

  private Approval in(State next) {
    return new Approval(id, conversation, question, requestedAt, timeoutAt, next);
  }
}
