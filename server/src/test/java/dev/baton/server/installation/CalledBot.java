package dev.baton.server.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bot that is called, and answers what it was told to, one after another. */
public final class CalledBot implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final BlockingQueue<Said> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  /**
   * @param retryAfter in seconds, 0 for none
   */
  private record Said(int status, String body, int retryAfter) {}

  /** A call as it came. */
  public record Heard(String id, String timestamp, String signature, JsonNode turn) {}

  public CalledBot() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/turns", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:%d/turns".formatted(server.getAddress().getPort());
  }

  public void says(int status, String body) {
    answers.add(new Said(status, body, 0));
  }

  /** Not now, but after so many seconds. */
  public void saysLater(int seconds) {
    answers.add(new Said(429, "", seconds));
  }

  public Heard next() throws InterruptedException {
    var next = heard.poll(20, TimeUnit.SECONDS);
    if (next == null) throw new AssertionError("nobody called");
    return next;
  }

  public boolean quiet() {
    return heard.isEmpty();
  }

  /** Without an answer to give it hangs. */
  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    heard.add(
        new Heard(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            JSON.readTree(exchange.getRequestBody())));
    try (exchange) {
      var said = answers.take();
      var body = said.body().getBytes(StandardCharsets.UTF_8);
      if (said.retryAfter > 0) {
        exchange.getResponseHeaders().set("Retry-After", "" + said.retryAfter);
      }
      exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
