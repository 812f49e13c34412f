package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import java.io.IOException;
import java.util.List;

/**
 * The web's way out: one reader's open connection. A browser answers nothing, so what it is handed
 * is delivered when the connection took all of its bytes. Whoever comes back after a cut is handed
 * again what it may have, and knows that by the events' ids.
 */
public final class OpenStream implements OutgoingChannel<List<Outgoing>, Receipt> {
  private static final Receipt TAKEN = new Receipt.Accepted(News.of(DeliveryStatus.DELIVERED));
  private static final Receipt CUT =
      new Receipt.Again(
          null, new Failure("stream_cut", "The reader hung up, or did not read in time."));

  private final Sink sink;
  private final ObjectWriter json;

  /** Where bytes go; returns when they are on their way. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @throws IOException when the reader is gone, or does not take them within the time that it
     *     has for it
     */
    void write(byte[] bytes) throws IOException;
  }

  public OpenStream(Sink sink, ObjectWriter json) {
    this.sink = sink;
    this.json = json;
  }

  /** Writes all of them at once. */
  @Override
  public Receipt deliver(List<Outgoing> events) {
    var lines = new Lines(json);
    events.forEach(lines::add);
    try {
      sink.write(lines.bytes());
      return TAKEN;
    } catch (IOException gone) {
      return CUT;
    }
  }
}
