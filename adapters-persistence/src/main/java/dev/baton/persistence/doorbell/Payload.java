package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Ring;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one NOTIFY says: who sends it, and what rang there. Without a ring it is a sign of life.
 *
 * <p>As text: a version, the node, and for each ring its organization, conversation and seq.
 */
record Payload(UUID node, List<Ring> rings) {
  /** PostgreSQL takes less than 8,000 bytes. */
  static final int LONGEST = 7_999;

  private static final String VERSION = "1";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** The length of a UUID in this text. */
  static final int ID = 22;

  /** The longest a ring can be, with a seq of {@link Long#MAX_VALUE} and a blank before it. */
  private static final int RING = 1 + 2 * ID + Long.toString(Long.MAX_VALUE, 36).length();

  /** How many rings always fit. */
  static final int MOST = (LONGEST - VERSION.length() - 1 - ID) / RING;

  Payload {
    rings = List.copyOf(rings);
    if (rings.size() > MOST) throw new IllegalArgumentException("too many rings for one payload");
  }

  String text() {
    return Stream.concat(Stream.of(VERSION, text(node)), rings.stream().map(Payload::text))
        .collect(Collectors.joining(" "));
  }

  private static String text(Ring ring) {
    return text(ring.organization().value())
        + text(ring.conversation().value())
        + Long.toString(ring.nextSeq(), 36);
  }

  static String text(UUID id) {
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return ENCODER.encodeToString(bytes.array());
  }

  /** Empty when it is not one of ours, or of a version to come: rings may be lost. */
  static Optional<Payload> parse(String text) {
    var words = text.split(" ", -1);
    if (words.length < 2 || !words[0].equals(VERSION)) return Optional.empty();
    try {
      var rings = Arrays.stream(words).skip(2).map(Payload::ring).toList();
      return Optional.of(new Payload(id(words[1]), rings));
    } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
      return Optional.empty();
    }
  }

  private static Ring ring(String word) {
    return new Ring(
        new Organization.Id(id(word.substring(0, ID))),
        new Conversation.Id(id(word.substring(ID, 2 * ID))),
        Long.parseLong(word.substring(2 * ID), 36));
  }

  static UUID id(String word) {
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(word));
    if (bytes.remaining() != 16) throw new IllegalArgumentException("not an id");
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
