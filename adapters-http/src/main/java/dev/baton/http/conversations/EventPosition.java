package dev.baton.http.conversations;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.domain.access.Organization;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in the log as a text that means nothing to its holder. The checksum is over the
 * organization too, so that one that was cut, changed or taken from somebody else is none; a forged
 * one still opens nothing but the caller's own events.
 */
record EventPosition(Position at, int checksum) {
  private static final byte VERSION = 1;
  private static final int CONTENT = 1 + 4 * Long.BYTES;

  static String write(Organization.Id organization, Position at) {
    var content = content(at);
    var bytes =
        ByteBuffer.allocate(CONTENT + Integer.BYTES)
            .put(content)
            .putInt(checksum(organization, content));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Null when nobody was ever given that. */
  static @Nullable EventPosition read(String text) {
    byte[] sent;
    try {
      sent = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (sent.length != CONTENT + Integer.BYTES || sent[0] != VERSION) return null;
    var bytes = ByteBuffer.wrap(sent, 1, sent.length - 1);
    long transaction = bytes.getLong();
    var conversation = new UUID(bytes.getLong(), bytes.getLong());
    long position = bytes.getLong();
    if (transaction < 0 || position < -1) return null;
    return new EventPosition(new Position(transaction, conversation, position), bytes.getInt());
  }

  /** The place, if it was this organization that was given it. */
  @Nullable Position of(Organization.Id organization) {
    return checksum == checksum(organization, content(at)) ? at : null;
  }

  private static byte[] content(Position at) {
    var bytes =
        ByteBuffer.allocate(CONTENT)
            .put(VERSION)
            .putLong(at.transaction())
            .putLong(at.conversation().getMostSignificantBits())
            .putLong(at.conversation().getLeastSignificantBits())
            .putLong(at.position());
    return bytes.array();
  }

  private static int checksum(Organization.Id organization, byte[] bytes) {
    var crc = new CRC32();
    crc.update(organization.value().toString().getBytes(StandardCharsets.US_ASCII));
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
