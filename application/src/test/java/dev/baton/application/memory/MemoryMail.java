package dev.baton.application.memory;

import dev.baton.application.feed.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One e-mail to a visitor who was away. */
record MemoryMail(
    UUID id, Subject visitor, long firstSeq, long lastSeq, Instant plannedAt, State state) {

  /**
   * How it stands.
   *
   * @param due when it is tried next, or its lease ends; null once it is over
   * @param spent tries before it began again
   */
  record State(
      String status,
      @Nullable Instant due,
      int tries,
      int spent,
      @Nullable UUID lease,
      @Nullable String code) {}

  static MemoryMail of(Subject visitor, long seq, Instant now, Instant due) {
    var about = visitor.organization() + " " + visitor.conversation() + " " + seq;
    var id = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    var state = new State("scheduled", due, 0, 0, null, null);
    return new MemoryMail(id, visitor, seq, seq, now, state);
  }

  boolean tells(Subject other, long seq) {
    return visitor.equals(other) && firstSeq <= seq && seq <= lastSeq;
  }

  @Nullable Instant due() {
    return state.due;
  }

  boolean untried() {
    return state.due != null && state.tries == 0;
  }

  boolean dueAt(Instant now) {
    return state.due != null && !state.due.isAfter(now);
  }

  int counted() {
    return state.tries - state.spent;
  }

  MemoryMail joinedBy(long seq) {
    return new MemoryMail(id, visitor, firstSeq, seq, plannedAt, state);
  }

  MemoryMail leased(UUID token, Instant until) {
    return with(new State(state.status, until, state.tries + 1, state.spent, token, state.code));
  }

  MemoryMail later(Instant next, String why) {
    return with(new State(state.status, next, state.tries, state.spent, null, why));
  }

  MemoryMail over(String end, @Nullable String why) {
    return with(new State(end, null, state.tries, state.spent, null, why));
  }

  MemoryMail again(Instant now) {
    return with(new State("scheduled", now, state.tries, state.tries, null, null));
  }

  private MemoryMail with(State next) {
    return new MemoryMail(id, visitor, firstSeq, lastSeq, plannedAt, next);
  }
}
