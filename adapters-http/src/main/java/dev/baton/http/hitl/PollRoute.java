package dev.baton.http.hitl;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.conversation.TranscriptQueries.Reading;
import dev.baton.application.feed.Feed;
import dev.baton.application.feed.Next;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a conversation on from a seq, and waits for something to be there. */
public final class PollRoute {
  private static final int MOST_MESSAGES = 500;
  private static final int LONGEST_WAIT = 30;
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final TranscriptQueries transcripts;
  private final Feed feed;
  private final AssetUrls urls;

  @Inject
  PollRoute(TranscriptQueries transcripts, Feed feed, AssetUrls urls) {
    this.transcripts = transcripts;
    this.feed = feed;
    this.urls = urls;
  }

  record Polled(
      @Words({"active", "waiting_for_human", "awaiting_approval", "closed"}) String session_status,
      List<MessageRead> messages,
      long next_seq) {}

  List<Endpoint> endpoints() {
    return List.of(
        at("/v1/v2/conversations/{conversation_id}/messages", Access.scope(Scope.HITL_READ))
            .named(
                "pollMessages",
                "Read a conversation on from a seq, and wait for more if asked to"));
  }

  /** The same wherever else it is served. */
  public Endpoint at(String path, Access access) {
    return Endpoint.get(path, access, this::poll).answers(200, Polled.class);
  }

  private record Asked(Conversation.Id conversation, long since, Duration patience, int limit) {

    static Asked read(Input in) {
      var query = in.query();
      return new Asked(
          new Conversation.Id(in.path().uuid("conversation_id")),
          query.integerOr("since_seq", -1, Long.MAX_VALUE, -1),
          Duration.ofSeconds(query.integerOr("wait_seconds", 0, LONGEST_WAIT, 0)),
          (int) query.integerOr("limit", 1, MOST_MESSAGES, MOST_MESSAGES));
    }
  }

  private Reply poll(Request http) {
    var asked = http.read(Asked::read);
    var organization = http.caller().organization();
    var reading = read(organization, asked);
    if (reading != null && asked.patience.isPositive() && mayCome(reading)) {
      boolean came = http.await(() -> await(http, organization, asked)).orElse(false);
      if (came) reading = read(organization, asked);
    }
    return reading == null ? http.refuse(new Fault.NotFound()) : Reply.ok(polled(asked, reading));
  }

  private @Nullable Reading read(Organization.Id organization, Asked asked) {
    return transcripts
        .read(organization, asked.conversation, asked.since, asked.limit)
        .orElse(null);
  }

  private static boolean mayCome(Reading reading) {
    return switch (reading.phase()) {
      case BOT, WAITING, HUMAN, RESOLVED -> reading.lines().isEmpty();
      case CLOSED, ARCHIVED -> false;
    };
  }

  /** Whether reading again brings more. In slices, since nothing tells when the reader leaves. */
  private boolean await(Request http, Organization.Id organization, Asked asked)
      throws InterruptedException {
    long deadline = System.nanoTime() + asked.patience.toNanos();
    try (var listening = feed.open(organization, asked.conversation, asked.since)) {
      for (long left = asked.patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
        switch (listening.next(Duration.ofNanos(Math.min(left, SLICE.toNanos())))) {
          case Next.Lines _, Next.Ended _, Next.Gone _ -> {
            return true;
          }
          case Next.Stopped _ -> {
            return false;
          }
          // A seq that is none yet waits like any other: only what is said after it counts.
          case Next.Quiet _, Next.Resync _ -> {}
        }
        if (http.abandoned()) return false;
      }
      return false;
    }
  }

  private Polled polled(Asked asked, Reading reading) {
    var messages = reading.lines().stream().map(line -> MessageRead.of(line, urls)).toList();
    long next = messages.isEmpty() ? asked.since : messages.getLast().seq();
    return new Polled(
        SessionStatus.of(reading.phase(), reading.awaitingApproval()), messages, next);
  }
}
