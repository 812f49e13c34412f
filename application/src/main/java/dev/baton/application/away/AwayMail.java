package dev.baton.application.away;

import dev.baton.application.feed.Subject;
import java.time.Instant;
import java.util.UUID;

/**
 * One e-mail about what was said to a visitor who was away, leased to a worker.
 *
 * @param id also that of the e-mail, as often as it is tried
 * @param firstSeq where the replies begin that it is about
 * @param lastSeq where they end
 * @param tries how often it was tried since it began, this one too
 * @param at when it was leased this time, by the database's clock
 * @param lease held by the worker while it tries
 */
public record AwayMail(
    UUID id, Subject visitor, long firstSeq, long lastSeq, int tries, Instant at, UUID lease) {}
