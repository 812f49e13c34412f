package dev.baton.channels.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web server on this machine's loopback, which remembers what it was asked. */
public final class Site implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public record Asked(String method, String path, java.util.Map<String, List<String>> headers) {}

  public interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  public Site() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public Site with(String path, Page page) {
    server.createContext(
        path,
        exchange -> {
          asked.add(
              new Asked(
                  exchange.getRequestMethod(),
                  path,
                  java.util.Map.copyOf(exchange.getRequestHeaders())));
          try (exchange) {
            page.answer(exchange);
          }
        });
    return this;
  }

  public Site saying(String path, int status, String body) {
    return with(
        path,
        exchange -> say(exchange, status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  public Site redirecting(String path, int status, String location) {
    return with(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Sends a byte every now and then, without end. */
  public Site dripping(String path) {
    return with(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          drip(exchange.getResponseBody());
        });
  }

  private static void drip(OutputStream out) throws IOException {
    var never = new java.util.concurrent.CountDownLatch(1);
    try {
      do {
        out.write('.');
        out.flush();
      } while (!never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends as fast as it goes, without end. */
  public Site flooding(String path) {
    return with(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var block = new byte[64 * 1024];
          while (true) exchange.getResponseBody().write(block);
        });
  }

  private static void say(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  public List<Asked> asked() {
    return asked;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String host, String path) {
    return "http://" + host + ":" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
