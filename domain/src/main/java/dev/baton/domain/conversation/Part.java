package dev.baton.domain.conversation;

import java.util.UUID;

/** A piece of a message, in its order within the message, from 0. */
public sealed interface Part {

  Id id();

  int order();

  record Text(Id id, int order, String text) implements Part {}

  record File(Id id, int order, Attachment attachment) implements Part {}

  record Id(UUID value) {

    /** Follows from the message's id, so that a part needs no row of its own to keep its id. */
    static Id of(Message.Id message, int order) {
      var uuid = message.value();
      long low = uuid.getLeastSignificantBits();
      long variant = low & 0xC000_0000_0000_0000L;
      long counted = (low + order + 1) & 0x3FFF_FFFF_FFFF_FFFFL;
      return new Id(new UUID(uuid.getMostSignificantBits(), variant | counted));
    }
  }
}
