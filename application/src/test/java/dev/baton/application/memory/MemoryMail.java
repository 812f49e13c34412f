package dev.baton.application.memory;

import dev.baton.application.feed.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail to a visitor who was away.
 *
 * @param due when it is tried next, or its lease ends; null once it is over
 */
record MemoryMail(
    UUID id,
    Subject visitor,
    long firstSeq,
    long lastSeq,
    String status,
    @Nullable Instant due,
    int tries,
    @Nullable UUID lease,
    @Nullable String code) {

  static MemoryMail of(Subject visitor, long seq, Instant due) {
    var about = visitor.organization() + " " + visitor.conversation() + " " + seq;
    var id = UUID.nameUUIDFromBytes(about.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new MemoryMail(id, visitor, seq, seq, "scheduled", due, 0, null, null);
  }

  boolean tells(Subject other, long seq) {
    return visitor.equals(other) && firstSeq <= seq && seq <= lastSeq;
  }

  boolean untried() {
    return due != null && tries == 0;
  }

  boolean dueAt(Instant now) {
    return due != null && !due.isAfter(now);
  }

  MemoryMail joinedBy(long seq) {
    return new MemoryMail(id, visitor, firstSeq, seq, status, due, tries, lease, code);
  }

  MemoryMail leased(UUID token, Instant until) {
    return new MemoryMail(id, visitor, firstSeq, lastSeq, status, until, tries + 1, token, code);
  }

  MemoryMail later(Instant next, String why) {
    return new MemoryMail(id, visitor, firstSeq, lastSeq, status, next, tries, null, why);
  }

  MemoryMail over(String end, @Nullable String why) {
    return new MemoryMail(id, visitor, firstSeq, lastSeq, end, null, tries, null, why);
  }
}
