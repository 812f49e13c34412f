package dev.baton.channels.outgoing;

import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A client that does what it is told and nothing more: no cookies, log-ins, redirects, unpacking.
 */
final class JettyClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int THREADS = 32;
  private static final int MAX_HEADERS = 32 * 1024;

  private JettyClient() {}

  static HttpClient start(JudgedAddresses addresses, SslContextFactory.Client tls) {
    var connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setConnectTimeout(CONNECT);
    connector.setIdleTimeout(IDLE);
    connector.setSslContextFactory(tls);
    var client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads());
    client.setSocketAddressResolver(addresses);
    client.setDestinationIdleTimeout(IDLE.toMillis());
    client.setMaxResponseHeadersSize(MAX_HEADERS);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Baton"));
    client.setFollowRedirects(false);
    started(client);
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    return client;
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool(THREADS);
    threads.setName("outgoing");
    threads.setDaemon(true);
    return threads;
  }

  private static void started(HttpClient client) {
    try {
      client.start();
    } catch (Exception flaw) {
      throw new IllegalStateException("the client for outgoing calls does not start", flaw);
    }
  }
}
