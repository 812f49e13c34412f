package dev.baton.server.routes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import dev.baton.http.Table;
import dev.baton.server.installation.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryMethodTest {

  @Test
  void a_method_that_a_path_does_not_have_is_refused_with_those_that_it_has() {
    try (var installation = Installation.fresh()) {
      var site = installation.start();
      var calls = new Calls(site.node().get(Table.class), site.port());
      var paths = calls.endpoints().stream().collect(groupingBy(EveryMethodTest::path));
      paths.forEach((path, endpoints) -> refuseOthers(path, endpoints, calls));
      assertThat(paths.size()).isGreaterThan(20);
    }
  }

  private static void refuseOthers(String path, List<Endpoint> endpoints, Calls calls) {
    var allowed = endpoints.stream().map(Endpoint::method).sorted().toList();
    for (var method : Method.values()) {
      if (allowed.contains(method)) continue;
      var answer = calls.call(method.name(), path, "");
      calls.assertRefused(405, path, answer);
      assertThat(answer.header("Allow"))
          .contains(allowed.stream().map(Method::name).collect(joining(", ")));
    }
  }

  private static String path(Endpoint endpoint) {
    return endpoint.path().replaceAll("\\{\\w+}", "018f0000-0000-7000-8000-00000000dead");
  }
}
