package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.TestDatabase;
import dev.baton.server.installation.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on which an operator claimed is killed; the lease runs out on the other. */
class ClaimKilledTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @TempDir Path folder;

  private BatonProcess start() {
    return BatonProcess.start(folder, Map.of("BATON_DATABASE_URL", DATABASE.url()));
  }

  @Test
  void the_handoff_returns_to_the_queue_on_the_node_that_is_left() {
    String handoff;
    try (var other = start()) {
      try (var baton = start()) {
        var people = baton.people();
        var order = Map.of("agentId", people.agentId().toString());
        var thread =
            people.organization().post("/api/v1/threads/web", order).expect(200).text("thread/id");
        var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
        handoff = people.organization().post("/v1/hitl/handoffs", asked).expect(201).text("id");
        var claim = "/v1/hitl/handoffs/" + handoff + "/claim";
        people.operator().post(claim, Map.of("lease_seconds", 30)).expect(200);
        baton.kill();
      }
      var path = "/v1/hitl/handoffs/" + handoff;
      var operator = other.people().operator();
      assertThat(operator.get(path).expect(200).text("status")).isEqualTo("accepted");
      // Instead of waiting for the 30 s; only the database's clock is asked whether they are over.
      DATABASE.execute("update handoff set lease_until = clock_timestamp()");
      Eventually.is("requested", SOON, () -> operator.get(path).expect(200).text("status"));
      other.people().otherOperator().post(path + "/claim", Map.of("lease_seconds", 30)).expect(200);
    }
  }
}
