package dev.baton.http.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads an event stream as a browser does. */
public final class EventReader implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** How many heartbeats are heard before nothing more is hoped for. */
  private static final int PATIENCE = 50;

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;
  private Consumer<Event> hold = _ -> {};

  /** One block of lines; a comment has its text for data and no name. */
  public record Event(@Nullable String id, String name, String data) {
    public JsonNode json() {
      return Json.of(data);
    }
  }

  private EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  static EventReader open(int port, String path, String secret, String... headers)
      throws IOException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!secret.isEmpty()) request.header("Authorization", "Bearer " + secret);
    for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
    try {
      return new EventReader(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** From here on, every event is held against the document. */
  EventReader holding(Contract contract, String path) {
    hold = event -> contract.holdEvent(path, event.name, event.json());
    return this;
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public JsonNode body() throws IOException {
    return Json.of(new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** The next event, null at the end; fails when nothing but heartbeats comes. */
  public @Nullable Event next() throws IOException {
    for (int i = 0; i < PATIENCE; i++) {
      var block = block();
      if (block == null) return null;
      if (block.name.isEmpty()) continue;
      hold.accept(block);
      return block;
    }
    throw new AssertionError("nothing but heartbeats");
  }

  /** The next block of any kind: an event, a comment, or a word about retries. */
  public @Nullable Event block() throws IOException {
    String id = null;
    var name = "";
    var data = "";
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) return new Event(id, name, data);
      if (line.startsWith("id: ")) id = line.substring(4);
      else if (line.startsWith("event: ")) name = line.substring(7);
      else if (line.startsWith("data: ")) data = line.substring(6);
      else data = line;
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
