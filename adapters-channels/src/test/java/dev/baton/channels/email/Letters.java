package dev.baton.channels.email;

import dev.baton.application.away.Letter;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** E-mails to try things with, each of a conversation of its own. */
final class Letters {

  private Letters() {}

  static Letter of(
      String address, @Nullable String name, String subject, String text, String html) {
    var conversation = new Conversation.Id(UUID.randomUUID());
    var at = Instant.parse("2026-02-03T04:05:06Z");
    return new Letter(UUID.randomUUID(), conversation, at, address, name, subject, text, html);
  }
}
