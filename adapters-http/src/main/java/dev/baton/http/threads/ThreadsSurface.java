package dev.baton.http.threads;

import dev.baton.domain.access.Scope;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Threads, for servers with a key and for browsers with a token. Source: API.md, section 3. */
public final class ThreadsSurface {
  private final ThreadRoutes threads;
  private final AgentRoutes agents;
  private final ChatRoutes chat;
  private final MessageRoutes messages;
  private final StreamRoute stream;

  @Inject
  ThreadsSurface(
      ThreadRoutes threads,
      AgentRoutes agents,
      ChatRoutes chat,
      MessageRoutes messages,
      StreamRoute stream) {
    this.threads = threads;
    this.agents = agents;
    this.chat = chat;
    this.messages = messages;
    this.stream = stream;
  }

  public Surface surface() {
    return new Surface("threads", new ThreadsDialect(), List.of("/api/v1"), endpoints());
  }

  private List<Endpoint> endpoints() {
    var read = Access.scope(Scope.THREADS_READ);
    var write = Access.scope(Scope.THREADS_WRITE);
    return Stream.of(
            threads.endpoints(),
            agents.endpoints(),
            chat.endpoints(),
            within("Thread", "/api/v1/threads/{threadId}", Place::ofKey, read, write),
            within(
                "Chat",
                "/api/v1/chat/threads/{threadId}",
                Place::ofToken,
                Access.visitor(),
                Access.visitor()))
        .flatMap(List::stream)
        .toList();
  }

  private List<Endpoint> within(
      String flavour, String thread, Place.Finder places, Access read, Access write) {
    return List.of(
        Endpoint.post(
                thread + "/messages", write, places.then(MessageRoutes::said, messages::receive))
            .named("send" + flavour + "Message", "Send a message as the visitor of a web chat")
            .answers(200, MessageRoutes.Accepted.class),
        Endpoint.get(
                thread + "/messages", read, places.then(MessageRoutes.Wanted::read, messages::list))
            .named("list" + flavour + "Messages", "List messages, newest first")
            .answers(200, MessageRoutes.TranscriptPage.class),
        Endpoint.get(thread + "/stream", read, places.then(stream::open))
            .named("follow" + flavour, "Hear what is new for the visitor")
            .streams(MessageStream.EVENTS));
  }
}
