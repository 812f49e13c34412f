package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Endpoint;
import dev.baton.http.Table;
import dev.baton.http.kit.Hostile;
import dev.baton.http.kit.HostileRequests;
import dev.baton.http.kit.Shape;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private Calls calls;

  @BeforeAll
  void start() {
    var site = installation.start();
    people = site.people();
    calls = new Calls(site.node().get(Table.class), site.port());
  }

  @TestFactory
  Stream<DynamicTest> nothing_hostile_gets_a_5xx_or_a_foreign_shape() {
    return calls.endpoints().stream()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.method() + " " + endpoint.path(), () -> assail(endpoint)));
  }

  private void assail(Endpoint endpoint) {
    var scene = Scene.of(people.organization());
    var requests =
        HostileRequests.all(endpoint, scene.parameters(endpoint), scene.credential(endpoint));
    List<String> wrong = new ArrayList<>();
    for (var each : requests) {
      try {
        assail(each);
      } catch (AssertionError | RuntimeException flaw) {
        wrong.add(each + ": " + flaw.getMessage());
      }
    }
    assertThat(requests).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  private void assail(Hostile hostile) {
    var answer = calls.send(hostile.bytes());
    assertThat(hostile.accepts(answer.status())).as("%s", answer).isTrue();
    if (answer.status() < 400 || answer.body().isEmpty()) return;
    Shape.assertRefusal(calls.table().surface(hostile.path()).name(), answer);
  }
}
