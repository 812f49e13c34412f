package dev.baton.persistence;

import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be remembered of the request that one unit is all of. */
record Keeping<R>(Ticket ticket, Function<Decision<R>, @Nullable String> reply) {}
