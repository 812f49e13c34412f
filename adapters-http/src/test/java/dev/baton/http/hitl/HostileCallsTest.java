package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.admin.HealthSurface;
import dev.baton.http.admin.Readiness;
import dev.baton.http.bot.Surfaces;
import dev.baton.http.kit.Hostile;
import dev.baton.http.kit.HostileRequests;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Everything wrong that can be sent, at every route that speaks this dialect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCallsTest {
  private Desk desk;
  private Team acme;

  @BeforeAll
  void open() {
    desk = new Desk(HostileCallsTest::others);
    acme = new Team(desk, "Acme");
  }

  private static List<Surface> others(Desk desk) {
    return List.of(
        Surfaces.bot(desk),
        new HealthSurface(() -> new Readiness.State(true, true, false)).surface());
  }

  @AfterAll
  void close() {
    desk.close();
  }

  /** Real ones, so that a call gets as far as it can; but for the keys, which it may revoke. */
  private Map<String, String> ids() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    return Map.of(
        "handoff_id", handoff.substring(handoff.lastIndexOf('/') + 1),
        "conversation_id", conversation.value().toString());
  }

  @TestFactory
  Stream<DynamicNode> nothing_hostile_gets_a_5xx_or_a_foreign_shape() {
    var surfaces = Stream.concat(desk.surfaces().stream(), others(desk).stream()).toList();
    var table = new Table(surfaces);
    return table.endpoints().stream()
        .map(
            endpoint ->
                DynamicContainer.dynamicContainer(
                    endpoint.method() + " " + endpoint.path(),
                    HostileRequests.all(endpoint, ids(), "X-Api-Key: " + acme.key).stream()
                        .map(each -> DynamicTest.dynamicTest(each.name(), () -> assail(each)))));
  }

  private void assail(Hostile hostile) throws IOException {
    var answer = RawHttp.once(desk.port(), hostile.bytes()).orElseThrow();
    assertThat(hostile.accepts(answer.status())).as("%s: %s", hostile, answer).isTrue();
    if (answer.status() >= 400 && !answer.body().isEmpty()) Shape.assertRefusal("hitl", answer);
  }
}
