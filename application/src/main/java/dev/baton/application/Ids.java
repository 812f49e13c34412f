package dev.baton.application;

import java.util.UUID;

/** Mints ids: UUIDv7 (RFC 9562), ordered by time as far as the node's clock is. */
public interface Ids {

  UUID next();
}
