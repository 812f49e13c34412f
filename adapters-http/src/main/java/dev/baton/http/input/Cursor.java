package dev.baton.http.input;

import dev.baton.application.Page;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list as a text that means nothing to its holder. The checksum finds what was cut or
 * changed by accident; a forged place still opens nothing but the caller's own rows.
 */
public final class Cursor {
  private static final int CONTENT = 3 * Long.BYTES;

  private Cursor() {}

  /** Reads {@code cursor} and {@code limit}, as every list has them. */
  public static Page.Request page(Query query, int mostRows, int usualRows) {
    var after = query.parsedOrNull("cursor", "not a cursor of this list", Cursor::read);
    return new Page.Request(after, (int) query.integerOr("limit", 1, mostRows, usualRows));
  }

  public static @Nullable String write(Page.@Nullable Cursor place) {
    if (place == null) return null;
    var bytes =
        ByteBuffer.allocate(CONTENT + Integer.BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.at()))
            .putLong(place.id().getMostSignificantBits())
            .putLong(place.id().getLeastSignificantBits());
    bytes.putInt(checksum(bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static Page.@Nullable Cursor read(String text) {
    byte[] sent;
    try {
      sent = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (sent.length != CONTENT + Integer.BYTES) return null;
    var bytes = ByteBuffer.wrap(sent);
    long micros = bytes.getLong();
    var id = new UUID(bytes.getLong(), bytes.getLong());
    // Before 1970 there are no rows, and far before it the database has no dates.
    if (micros < 0) return null;
    var place = new Page.Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    // Only what was written here reads the same, to the checksum and the last bit of its text.
    return text.equals(write(place)) ? place : null;
  }

  private static int checksum(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes, 0, CONTENT);
    return (int) crc.getValue();
  }
}
