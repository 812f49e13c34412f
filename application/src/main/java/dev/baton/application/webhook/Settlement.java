package dev.baton.application.webhook;

import dev.baton.domain.webhook.Fate;

/** What came of one delivery while it was leased. */
public record Settlement(LeasedDelivery leased, Fate fate, CallRecord call) {}
