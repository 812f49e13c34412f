package dev.baton.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty as this server wants it: strict, silent about itself, one virtual thread for each request.
 */
final class Jetty {
  private static final int ACCEPT_QUEUE = 4096;
  // Above the 10 kB of a nonsense key, which is to be a 401, and far below what hurts.
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int PLATFORM_THREADS = 64;

  private final Settings settings;
  private final Table table;

  Jetty(Settings settings, Table table) {
    this.settings = settings;
    this.table = table;
  }

  void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyRefusals(table)));
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new JettyRefusals(table)));
  }

  static void stopAccepting(Javalin javalin) {
    for (var connector : javalin.jettyServer().server().getConnectors())
      if (connector instanceof ServerConnector listening) listening.close();
  }

  // Selectors need platform threads; everything that may block runs on virtual ones.
  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(PLATFORM_THREADS);
    pool.setName("wire");
    pool.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    return pool;
  }

  private Connector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(UriCompliance.DEFAULT);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(settings.times().idle().toMillis());
    return connector;
  }
}
