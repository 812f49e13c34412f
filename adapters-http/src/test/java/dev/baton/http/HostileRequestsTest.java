package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.Hostile;
import dev.baton.http.kit.HostileRequests;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.Shape;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
  private final Table table =
      new Table(
          java.util.List.of(
              SampleSurfaces.hitl(), SampleSurfaces.threads(), SampleSurfaces.conversations()));
  private TestWire wire;
  private String credential;

  @BeforeAll
  void start() {
    wire = new TestWire(table.surfaces().toArray(Surface[]::new));
    credential = "X-Api-Key: " + wire.keys().key('a');
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @TestFactory
  Stream<DynamicNode> nothing_hostile_gets_a_5xx_or_a_foreign_shape() {
    return table.endpoints().stream()
        .map(
            endpoint ->
                DynamicContainer.dynamicContainer(
                    endpoint.method() + " " + endpoint.path(),
                    HostileRequests.all(endpoint, Map.of(), credential).stream()
                        .map(each -> DynamicTest.dynamicTest(each.name(), () -> assail(each)))));
  }

  private void assail(Hostile hostile) throws IOException {
    var answer = RawHttp.once(wire.port(), hostile.bytes()).orElseThrow();
    assertThat(hostile.accepts(answer.status())).as("%s: %s", hostile, answer).isTrue();
    if (answer.status() < 400 || answer.body().isEmpty()) return;
    Shape.assertRefusal(table.surface(hostile.path()).name(), answer);
  }
}
