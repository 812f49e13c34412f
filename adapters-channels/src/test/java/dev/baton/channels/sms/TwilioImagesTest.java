package dev.baton.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.baton.application.asset.RemoteImages.Found;
import dev.baton.channels.asset.HttpRemoteImages;
import dev.baton.channels.image.Pictures;
import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.channels.outgoing.OutgoingHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioImagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<String> credentials = new CopyOnWriteArrayList<>();
  private final OutgoingHttp http = OutgoingHttp.start(AllowedPrivate.of("127.0.0.1"));
  private final HttpServer provider = server();
  private final HttpServer elsewhere = server();
  private TwilioImages images = images(base(provider));

  private TwilioImages images(URI baseUrl) {
    return new TwilioImages(
        new HttpRemoteImages(http), new TwilioAccount("AC1", "token", baseUrl, null));
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException flaw) {
      throw new AssertionError(flaw);
    }
  }

  private static URI base(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @BeforeEach
  void start() {
    provider.createContext("/image", this::image);
    provider.createContext("/moved", exchange -> moved(exchange, base(elsewhere) + "/image"));
    elsewhere.createContext("/image", this::image);
    provider.start();
    elsewhere.start();
  }

  @AfterEach
  void stop() {
    http.close();
    provider.stop(0);
    elsewhere.stop(0);
  }

  private void image(HttpExchange exchange) throws IOException {
    try (exchange) {
      credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      var bytes = Pictures.png();
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void moved(HttpExchange exchange, String to) throws IOException {
    try (exchange) {
      credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(307, -1);
    }
  }

  @Test
  void the_providers_own_host_is_told_who_asks() {
    assertThat(images.fetch(base(provider) + "/image", PATIENCE)).isInstanceOf(Found.Image.class);
    assertThat(credentials).singleElement().asString().startsWith("Basic ");
  }

  @Test
  void nobody_else_is_told_who_asks() {
    assertThat(images.fetch(base(elsewhere) + "/image", PATIENCE)).isInstanceOf(Found.Image.class);
    images = images(URI.create("http://127.0.0.1"));
    images.fetch(base(elsewhere) + "/image", PATIENCE);
    images.fetch("http://127.0.0.1@" + base(elsewhere).getAuthority() + "/image", PATIENCE);
    assertThat(credentials).isNotEmpty().containsOnly("null");
  }

  @Test
  void credentials_do_not_follow_a_redirect_to_another_host() {
    assertThat(images.fetch(base(provider) + "/moved", PATIENCE)).isInstanceOf(Found.Image.class);
    assertThat(credentials).hasSize(2).last().isEqualTo("null");
  }
}
