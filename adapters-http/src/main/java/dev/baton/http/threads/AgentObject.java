package dev.baton.http.threads;

import dev.baton.domain.bot.Registration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bot as its organization manages it; ours, in the words of this dialect. */
record AgentObject(
    UUID id,
    UUID organizationId,
    String name,
    @Nullable String description,
    Window window,
    List<String> allowedOrigins,
    Instant createdAt) {

  /** How inbound messages are gathered: milliseconds of quiet, and at most. */
  record Window(long quietMs, long capMs) {}

  static AgentObject of(Registration registration) {
    var bot = registration.bot();
    return new AgentObject(
        bot.id().value(),
        bot.organization().value(),
        bot.name(),
        registration.description(),
        new Window(bot.window().quiet().toMillis(), bot.window().cap().toMillis()),
        registration.origins().stream().sorted().toList(),
        registration.createdAt());
  }
}
