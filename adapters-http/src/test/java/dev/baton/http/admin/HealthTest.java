package dev.baton.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.hitl.Desk;
import dev.baton.http.hitl.Said;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private volatile Readiness.State state = new Readiness.State(true, true, false);
  private final Desk desk = new Desk(_ -> List.of(new HealthSurface(() -> state).surface()));

  @AfterEach
  void close() {
    desk.close();
  }

  private Said get(String path) {
    var answer = desk.raw("GET " + path, "");
    return Said.of(answer.status(), answer.body());
  }

  @Test
  void anybody_learns_that_the_process_lives_and_no_more() {
    state = new Readiness.State(false, false, false);
    assertThat(get("/healthz")).isEqualTo(Said.of(200, "{\"status\": \"ok\"}"));
  }

  @Test
  void it_is_ready_while_the_database_answers_and_says_how_it_hears_others() {
    assertThat(get("/readyz"))
        .isEqualTo(
            Said.of(
                200,
                "{\"status\": \"ready\", \"database\": \"up\", \"doorbell\": \"listening\",\"events\":\"on_time\"}"));
    state = new Readiness.State(true, false, true);
    assertThat(get("/readyz"))
        .isEqualTo(
            Said.of(
                200,
                "{\"status\": \"ready\", \"database\": \"up\", \"doorbell\": \"polling\",\"events\":\"late\"}"));
  }

  @Test
  void without_the_database_it_is_not_ready_and_says_when_to_ask_again() {
    state = new Readiness.State(false, true, false);
    assertThat(get("/readyz"))
        .isEqualTo(
            Said.of(
                503,
                """
                {"status": "unavailable", "database": "down", "doorbell": "listening", "events": "on_time"}
                """));
    assertThat(desk.raw("GET /readyz", "").header("Retry-After")).contains("1");
  }
}
