package dev.baton.server.node;

import dev.baton.application.PublicUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the installation says of itself; where it says nothing, the address it listens on. */
final class KnownUrl implements PublicUrl {
  private final @Nullable URI said;
  private volatile String listening = "http://127.0.0.1";

  KnownUrl(@Nullable URI said) {
    this.said = said;
  }

  void listening(String host, int port) {
    listening = "http://" + host + ":" + port;
  }

  @Override
  public URI of(String path) {
    var base = said == null ? listening : said.toString().replaceFirst("/+$", "");
    return URI.create(base + path);
  }
}
