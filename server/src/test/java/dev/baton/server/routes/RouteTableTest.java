package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Role;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.server.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who may do what is decided on paper, and held against what is really served. */
class RouteTableTest {
  private static final Path PAPER = Path.of("..", "docs", "routes.md");

  @Test
  void every_route_that_is_served_has_its_line_and_every_line_its_route() throws IOException {
    try (var lines = Files.lines(PAPER);
        var installation = Installation.fresh()) {
      var written = lines.filter(line -> line.matches("\\| [A-Z]+ \\|.*")).toList();
      var served = served(installation.start().node().get(Table.class));
      assertThat(written).doesNotHaveDuplicates();
      assertThat(written).as("lines of docs/routes.md").containsExactlyInAnyOrderElementsOf(served);
    }
  }

  private static List<String> served(Table table) {
    return table.surfaces().stream()
        .flatMap(surface -> surface.endpoints().stream().map(each -> line(surface, each)))
        .toList();
  }

  private static String line(Surface surface, Endpoint endpoint) {
    return "| %s | `%s` | %s | %s |%s |"
        .formatted(
            endpoint.method(),
            endpoint.path(),
            surface.name(),
            scope(endpoint.access()),
            role(endpoint.access()));
  }

  private static String scope(Access access) {
    return switch (access) {
      case Access.Open _ -> "no key";
      case Access.Visitor _ -> "visitor's token";
      case Access.AnyKey _ -> "any key";
      case Access.Scoped(var scope, _) -> "`" + scope.word() + "`";
    };
  }

  private static String role(Access access) {
    return access instanceof Access.Scoped(_, var least) && least != Role.OPERATOR
        ? " " + least.name().toLowerCase(Locale.ROOT)
        : "";
  }
}
