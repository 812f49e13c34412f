package dev.baton.channels.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.application.contract.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Somebody's endpoint on loopback that takes POSTs, and behaves as it is told. */
public final class Receiver implements AutoCloseable {
  private final List<Post> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;
  private volatile Mood mood = Mood.TAKES;

  /**
   * @param headers by their names in lower case
   */
  public record Post(Map<String, String> headers, String body) {}

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public void becomes(Mood other) {
    mood = other;
  }

  /** Where it listens; in mood {@code AWAY}, where nobody does. */
  public String url() {
    int port = mood == Mood.AWAY ? 1 : server.getAddress().getPort();
    return "http://127.0.0.1:" + port + "/hook";
  }

  public List<Post> taken() {
    return List.copyOf(taken);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var post = post(exchange);
      if (mood.takes()) taken.add(post);
      switch (mood) {
        case TAKES -> answer(exchange, 200);
        case TAKES_AND_HANGS -> hang();
        case TAKES_AND_CUTS -> cut(exchange);
        case TAKES_AND_BREAKS, BREAKS -> answer(exchange, 500);
        case BUSY -> {
          exchange.getResponseHeaders().set("Retry-After", "" + Mood.PEACE_SECONDS);
          answer(exchange, 429);
        }
        case REFUSES_US -> answer(exchange, 401);
        case REFUSES_THE_MESSAGE -> answer(exchange, 422);
        case AWAY -> throw new IOException("nobody is here");
      }
    }
  }

  private static Post post(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Post(Map.copyOf(headers), body);
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
