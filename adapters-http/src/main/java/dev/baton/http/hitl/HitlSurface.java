package dev.baton.http.hitl;

import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Handoffs, sessions and approvals in the HITL dialect. Source: API.md, section 1. */
public final class HitlSurface {
  private final QueueRoutes queue;
  private final StretchRoutes stretch;
  private final SessionRoutes sessions;
  private final PollRoute poll;
  private final ApprovalRoutes approvals;

  @Inject
  HitlSurface(
      QueueRoutes queue,
      StretchRoutes stretch,
      SessionRoutes sessions,
      PollRoute poll,
      ApprovalRoutes approvals) {
    this.queue = queue;
    this.stretch = stretch;
    this.sessions = sessions;
    this.poll = poll;
    this.approvals = approvals;
  }

  public Surface surface() {
    return new Surface("hitl", new HitlDialect(), List.of("/v1/hitl", "/v1/v2"), endpoints());
  }

  private List<Endpoint> endpoints() {
    return Stream.of(
            queue.endpoints(),
            stretch.endpoints(),
            sessions.endpoints(),
            poll.endpoints(),
            approvals.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
