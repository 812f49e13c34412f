package dev.baton.server.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.server.installation.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Somebody's endpoint on loopback, which checks every call with the published library. */
public final class Endpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private volatile ToIntFunction<Told> answer = call -> 200;
  private volatile String secret = "";

  /**
   * A call as it came.
   *
   * @param genuine whether the library of Standard Webhooks says so
   */
  public record Told(String id, String topic, JsonNode body, boolean genuine) {

    public String line() {
      var line = new StringBuilder(topic);
      for (var name : List.of("seq", "from", "to")) {
        if (body.has(name)) line.append(" ").append(body.get(name).asText());
      }
      return line.toString();
    }
  }

  public Endpoint() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
  }

  /** Registers itself; the webhook's id. */
  public String register(Api as, String... events) {
    var registered =
        as.post("/v1/webhooks", Map.of("url", url(), "events", List.of(events))).expect(201);
    secret = registered.text("signing_secret");
    return registered.text("id");
  }

  /** As it was told when it registered. */
  public String secret() {
    return secret;
  }

  /** What it answers from now on; less than 0 is no answer at all. */
  public void answers(ToIntFunction<Told> other) {
    answer = other;
  }

  public Told next() {
    try {
      var next = told.poll(20, TimeUnit.SECONDS);
      if (next == null) throw new AssertionError("nobody called");
      return next;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  public boolean quiet() {
    return told.isEmpty();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = read(exchange);
      told.add(call);
      int status = answer.applyAsInt(call);
      if (status < 0) return;
      var body = "thanks".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Told read(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = new HashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    var them = HttpHeaders.of(headers, (_, _) -> true);
    return new Told(
        them.firstValue("webhook-id").orElse(""),
        them.firstValue("x-awardee-event").orElse(""),
        JSON.readTree(body),
        genuine(body, them));
  }

  private boolean genuine(String body, HttpHeaders headers) {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch (Exception forged) {
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
