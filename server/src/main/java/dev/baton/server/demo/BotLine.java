package dev.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The scripted bot's line to the server: the public wire, as any bot's. */
record BotLine(URI baseUrl, BotData bot) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** What the server answered. */
  record Heard(int status, JsonNode body) {}

  Heard turns() throws IOException, InterruptedException {
    var query = "?wait_seconds=20&limit=10&agent_id=" + bot.agentId();
    return send(to("/v1/bot/turns" + query).GET());
  }

  Heard post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(to(path).header("Content-Type", "application/json").POST(json));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(PATIENCE)
        .header("x-api-key", bot.key());
  }

  private static Heard send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Heard(response.statusCode(), JSON.readTree(response.body()));
  }
}
