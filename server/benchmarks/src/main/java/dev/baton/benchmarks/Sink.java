package dev.baton.benchmarks;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.asset.AssetUrls;
import dev.baton.application.webhook.SendDeliveries;
import dev.baton.application.webhook.WebhookCalls;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.Call;
import dev.baton.channels.outgoing.Content;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Terms;
import dev.baton.channels.webhook.HttpWebhookCalls;
import dev.baton.persistence.DatabasePool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Endpoints on loopback that take everything, and the same client for both sides of the gate. */
record Sink(HttpServer server, OutgoingHttp outgoing, HikariDataSource pool)
    implements AutoCloseable {
  static final int ENDPOINTS = 4;
  static final int CALLS = ENDPOINTS * SendDeliveries.OF_ONE;
  private static final int CONNECTIONS = 16;

  static Sink open(Ground ground) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(loopback, 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return new Sink(
        server,
        OutgoingHttp.start(AllowedPrivate.of("127.0.0.1")),
        DatabasePool.open(ground.database().url(), null, null, CONNECTIONS));
  }

  List<String> urls() {
    int port = server.getAddress().getPort();
    return IntStream.range(0, ENDPOINTS)
        .mapToObj(i -> "http://127.0.0.1:%d/hook/%d".formatted(port, i))
        .toList();
  }

  WebhookCalls calls() {
    return new HttpWebhookCalls(outgoing, new AssetUrls(URI::create));
  }

  /** The denominator: nothing but the calls, as many at once. */
  Load bare(int seconds) {
    var body =
        new Content(
            "{\"text\":\"%s\"}".formatted("x".repeat(400)).getBytes(StandardCharsets.UTF_8));
    var terms = new Terms(Duration.ofSeconds(30), 64 * 1024, 0, true);
    var done = new LongAdder();
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        var url = urls().get(i % ENDPOINTS);
        callers.execute(
            () -> {
              while (System.nanoTime() < end) {
                outgoing.send(Call.post(url, body, terms));
                done.increment();
              }
            });
      }
    }
    return new Load(done.sum(), (System.nanoTime() - began) / 1e9);
  }

  @Override
  public void close() {
    server.stop(0);
    outgoing.close();
    pool.close();
  }
}
