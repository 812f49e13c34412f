package dev.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.TestDatabase;
import dev.baton.server.config.Config;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @Test
  void it_says_that_it_is_well() throws Exception {
    var environment = Map.of("BATON_DATABASE_URL", DATABASE.url(), "BATON_PORT", "0");
    try (var server = Server.start(Config.of(environment, Path.of("unused")), _ -> {});
        var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.publicUrl().resolve("/healthz")).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }
}
