package dev.baton.http.threads;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.Line;
import dev.baton.application.feed.Entry;
import dev.baton.http.Rendering;
import dev.baton.http.stream.Encoded;
import dev.baton.http.stream.ServerEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Turns messages into events, each once for all who listen to its thread. */
@Singleton
final class Encoder {
  private final AssetUrls urls;

  // One for ever: by it an entry knows that it was encoded before.
  private final Function<Line, byte[]> encoding = this::encoded;

  @Inject
  Encoder(AssetUrls urls) {
    this.urls = urls;
  }

  Encoded of(Entry entry) {
    return new Encoded(entry.encoded(encoding));
  }

  private byte[] encoded(Line line) {
    var seq = Long.toString(line.message().seq());
    var event = new ServerEvent(seq, "message", MessageObject.of(line, urls));
    return Encoded.of(event, Rendering.JSON).bytes();
  }
}
