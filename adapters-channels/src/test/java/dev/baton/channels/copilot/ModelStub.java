package dev.baton.channels.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/** A server that speaks OpenAI's wire; what it answers next can be told. */
final class ModelStub implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  final List<JsonNode> asked = new ArrayList<>();
  final List<String> keys = new ArrayList<>();

  interface Answer {
    void write(HttpExchange exchange) throws IOException;
  }

  ModelStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
  }

  /** Answers once like this; afterwards, or when nothing was told, as a model does. */
  ModelStub next(Answer answer) {
    answers.add(answer);
    return this;
  }

  ModelStub next(String... chunks) {
    return next(exchange -> stream(exchange, chunks));
  }

  ModelStub refuses(int status, String... headers) {
    return next(
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(status, -1);
        });
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = JSON.readTree(exchange.getRequestBody());
      asked.add(body);
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      var answer = answers.poll();
      if (answer != null) answer.write(exchange);
      else think(exchange, body);
    }
  }

  /** First looks at the queue, then says something. */
  private static void think(HttpExchange exchange, JsonNode body) throws IOException {
    var messages = body.get("messages");
    var last = messages.get(messages.size() - 1).get("role").asText();
    if (last.equals("tool")) {
      stream(exchange, text("Nobody "), text("waits."), finish("stop"), usage(), "[DONE]");
      return;
    }
    stream(exchange, call(0, "read_queue", ""), call(0, "", "{}"), finish("tool_calls"), "[DONE]");
  }

  static void stream(HttpExchange exchange, String... chunks) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    for (var chunk : chunks) {
      var line = "data: " + chunk + "\n\n";
      exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  static String text(String text) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":%s}}]}"
        .formatted(JSON.getNodeFactory().textNode(text));
  }

  static String call(int index, String name, String arguments) {
    return """
    {"choices":[{"index":0,"delta":{"tool_calls":[{"index":%d,"id":"call_1","type":"function",\
    "function":{"name":"%s","arguments":%s}}]}}]}\
    """
        .formatted(index, name, JSON.getNodeFactory().textNode(arguments));
  }

  static String finish(String reason) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"%s\"}]}".formatted(reason);
  }

  static String usage() {
    return "{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3,\"cost\":0.0025}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
