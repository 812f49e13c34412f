package dev.baton.server.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.http.kit.Contract;
import dev.baton.http.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls one node over HTTP.
 *
 * @param secret a key or token, null for none
 * @param idempotencyKey sent with every request, null for none
 */
public record Api(URI base, @Nullable String secret, @Nullable String idempotencyKey) {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Contract> CONTRACT = new ConcurrentHashMap<>();

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  public Api(URI base, @Nullable String secret) {
    this(base, secret, null);
  }

  /** The same caller, whose requests are to be carried out once. */
  public Api once(String key) {
    return new Api(base, secret, key);
  }

  public Answer get(String path) {
    return answer("GET", path, to(path).GET());
  }

  public Answer post(String path, Map<String, ?> body) {
    return call("POST", path, json(body));
  }

  public Answer post(String path) {
    return call("POST", path, "");
  }

  /**
   * Any method with any body.
   *
   * @param body JSON; empty for none
   */
  public Answer call(String method, String path, String body) {
    var request = to(path);
    if (!body.isEmpty()) request.header("Content-Type", "application/json");
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return answer(method, path, request.method(method, publisher));
  }

  private Answer answer(String method, String path, HttpRequest.Builder request) {
    var response = send(request, BodyHandlers.ofString());
    contract().hold(method, path, response.statusCode(), response.body());
    return Answer.of(response);
  }

  /** The document as a node served it; all of them serve the same. */
  private Contract contract() {
    return CONTRACT.computeIfAbsent(
        "/openapi.json", document -> Contract.of(Json.of(plain(document))));
  }

  private String plain(String path) {
    return send(to(path).GET(), BodyHandlers.ofString()).body();
  }

  /**
   * Opens an event stream.
   *
   * @param lastEventId null for a reader that begins now
   */
  public EventReader stream(String path, @Nullable String lastEventId) {
    var request = to(path).header("Accept", "text/event-stream").GET();
    if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) throw new AssertionError(path + ": " + response);
    var contract = contract();
    return new EventReader(
        response.body(), heard -> contract.holdEvent(path, heard.event(), heard.data()));
  }

  /** Says something that is answered with an event stream. */
  public EventReader told(String path, Map<String, ?> body) {
    var request = to(path).header("Content-Type", "application/json");
    request.header("Accept", "text/event-stream").POST(BodyPublishers.ofString(json(body)));
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) throw new AssertionError(path + ": " + response);
    var contract = contract();
    return new EventReader(
        response.body(), heard -> contract.holdEvent(path, heard.event(), heard.data()));
  }

  /** Says something that may be answered with an event stream, and wants JSON. */
  public Answer whole(String path, Map<String, ?> body) {
    var request = to(path).header("Content-Type", "application/json");
    request.header("Accept", "application/json").POST(BodyPublishers.ofString(json(body)));
    return answer("POST", path, request);
  }

  private HttpRequest.Builder to(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(40));
    if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
    return secret == null ? request : request.header("Authorization", "Bearer " + secret);
  }

  private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  public static String json(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException flaw) {
      throw new IllegalArgumentException(flaw);
    }
  }
}
