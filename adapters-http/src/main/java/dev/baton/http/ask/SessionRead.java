package dev.baton.http.ask;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.application.copilot.CopilotQueries.Entry;
import dev.baton.application.copilot.CopilotQueries.SessionView;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session on the wire. Source: the dialect's OpenAPI document, {@code SessionResponse}. */
record SessionRead(
    UUID id, @Nullable String title, String status, Instant created_at, Instant updated_at) {

  static SessionRead of(SessionView view) {
    var session = view.session();
    return new SessionRead(
        session.id().value(),
        session.title(),
        status(session.state()),
        view.createdAt(),
        view.updatedAt());
  }

  private static String status(State state) {
    return switch (state) {
      case State.Idle(), State.Running _ -> "active";
      case State.Awaiting _ -> "awaiting_approval";
      case State.Archived _ -> "archived";
    };
  }

  /** The same with what was said in it. */
  record Detail(@JsonUnwrapped SessionRead session, UsageRead usage, List<MessageRead> messages) {

    static Detail of(SessionView view, List<Entry> history) {
      return new Detail(
          SessionRead.of(view),
          UsageRead.of(view.session().usage()),
          history.stream().map(MessageRead::of).toList());
    }
  }

  /** What the model has cost. */
  record UsageRead(long input_tokens, long output_tokens, double cost_usd) {
    private static final double MICROS = 1_000_000;

    static UsageRead of(Usage usage) {
      return new UsageRead(usage.inputTokens(), usage.outputTokens(), usage.costMicros() / MICROS);
    }
  }

  record MessageRead(UUID id, long seq, String role, List<Block> content, Instant created_at) {

    static MessageRead of(Entry entry) {
      var remark = entry.remark();
      return new MessageRead(
          remark.id().value(),
          remark.seq(),
          remark.role().name().toLowerCase(Locale.ROOT),
          Block.of(entry),
          remark.at());
    }
  }
}
