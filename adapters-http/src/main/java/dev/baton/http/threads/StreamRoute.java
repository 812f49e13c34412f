package dev.baton.http.threads;

import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.feed.Feed;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Follows a thread, for both flavours. Source: API.md, section 3. */
final class StreamRoute {
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Reading after this brings the head alone. */
  private static final long HEAD_ONLY = Long.MAX_VALUE / 2;

  private final Feed feed;
  private final TranscriptQueries transcripts;
  private final Encoder encoder;
  private final MessageStream.Taking taking;

  @Inject
  StreamRoute(
      Feed feed, TranscriptQueries transcripts, Encoder encoder, MessageStream.Taking taking) {
    this.feed = feed;
    this.transcripts = transcripts;
    this.encoder = encoder;
    this.taking = taking;
  }

  Reply open(Request request, Place place) {
    var sent = request.header("Last-Event-ID");
    var position = sent == null ? null : position(sent);
    return position == null
        ? fromNow(sent != null, request, place)
        : after(position, request, place);
  }

  /** A seq as we write it; null for whatever else somebody sends. */
  private static @Nullable Long position(String sent) {
    return sent.matches("0|[1-9][0-9]{0,17}") ? Long.valueOf(sent) : null;
  }

  /** Ten thousand may come back at once, so the room that they share is asked, not the database. */
  private Reply after(long position, Request request, Place place) {
    var listening = feed.open(place.organization(), place.thread(), position);
    var stream = MessageStream.of(place, listening, encoder, taking);
    Boolean there = request.await(stream::look).orElse(null);
    if (there != null && there) return Reply.events(stream);
    stream.close();
    return request.refuse(there == null ? new Fault.Unavailable(RETRY) : new Fault.NotFound());
  }

  /** The head is read before the answer begins: what is said after that will be told. */
  private Reply fromNow(boolean lost, Request request, Place place) {
    var head = transcripts.read(place.organization(), place.thread(), HEAD_ONLY, 1);
    if (head.isEmpty()) return request.refuse(new Fault.NotFound());
    var listening = feed.open(place.organization(), place.thread(), head.get().nextSeq() - 1);
    return Reply.events(
        lost
            ? MessageStream.resynced(place, listening, encoder, taking)
            : MessageStream.of(place, listening, encoder, taking));
  }
}
