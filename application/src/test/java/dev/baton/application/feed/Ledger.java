package dev.baton.application.feed;

import dev.baton.application.Unavailable;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A database of transcripts in memory, that can be cut off, counts its reads, and never lies. */
final class Ledger implements TranscriptQueries, FeedQueries {
  final AtomicInteger reads = new AtomicInteger();
  final AtomicInteger checks = new AtomicInteger();
  private final Map<Subject, Transcript> transcripts = new ConcurrentHashMap<>();
  volatile BooleanSupplier away = () -> false;
  volatile Runnable afterRead = () -> {};

  private record Transcript(Phase phase, List<Line> lines) {}

  static Subject subject() {
    return new Subject(
        new Organization.Id(UUID.randomUUID()), new Conversation.Id(UUID.randomUUID()));
  }

  Subject begun(int messages) {
    var subject = subject();
    transcripts.put(subject, new Transcript(Phase.BOT, List.of()));
    for (int i = 0; i < messages; i++) post(subject);
    return subject;
  }

  /** Commits one message, and returns what the doorbell should be told. */
  Ring post(Subject subject) {
    return post(subject, "message");
  }

  Ring post(Subject subject, String text) {
    return ring(
        subject,
        transcripts.computeIfPresent(
            subject,
            (_, before) -> {
              var lines = new ArrayList<>(before.lines());
              lines.add(line(subject, lines.size(), text));
              return new Transcript(before.phase(), List.copyOf(lines));
            }));
  }

  Ring move(Subject subject, Phase to) {
    return ring(
        subject,
        transcripts.computeIfPresent(subject, (_, before) -> new Transcript(to, before.lines())));
  }

  /** As if the database had been restored to an older point. */
  Ring restore(Subject subject, int messages) {
    return ring(
        subject,
        transcripts.computeIfPresent(
            subject,
            (_, before) -> new Transcript(before.phase(), before.lines().subList(0, messages))));
  }

  void forget(Subject subject) {
    transcripts.remove(subject);
  }

  @Override
  public Optional<Reading> read(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, int limit) {
    reads.incrementAndGet();
    refuseWhileAway();
    var found = Optional.ofNullable(transcripts.get(new Subject(organization, conversation)));
    var reading = found.map(each -> reading(each, afterSeq, limit));
    afterRead.run();
    return reading;
  }

  private static Reading reading(Transcript transcript, long afterSeq, int limit) {
    var next =
        transcript.lines().stream()
            .filter(line -> line.message().seq() > afterSeq)
            .limit(limit)
            .toList();
    return new Reading(transcript.phase(), false, transcript.lines().size(), next);
  }

  @Override
  public Map<Subject, Head> heads(Set<Subject> subjects) {
    checks.incrementAndGet();
    refuseWhileAway();
    var heads = new HashMap<Subject, Head>();
    for (var subject : subjects) {
      var found = transcripts.get(subject);
      if (found != null) heads.put(subject, new Head(found.phase(), found.lines().size()));
    }
    return heads;
  }

  @Override
  public Optional<Long> seq(
      Organization.Id organization, Conversation.Id conversation, Message.Id message) {
    throw new UnsupportedOperationException("nobody asks here");
  }

  @Override
  public List<Line> page(
      Organization.Id organization,
      Conversation.Id conversation,
      Filter filter,
      long beforeSeq,
      int limit) {
    throw new UnsupportedOperationException("the feed pages forward");
  }

  private void refuseWhileAway() {
    if (away.getAsBoolean())
      throw new Unavailable("the database is away", new IOException("cut off"));
  }

  private static Ring ring(Subject subject, Transcript after) {
    return new Ring(subject.organization(), subject.conversation(), after.lines().size());
  }

  private static Line line(Subject subject, long seq, String text) {
    var message =
        new Message(
            new Message.Id(new UUID(7, seq)),
            subject.conversation(),
            seq,
            new Author.Bot(),
            text,
            JsonObject.EMPTY,
            Instant.EPOCH);
    return new Line(message, null);
  }
}
