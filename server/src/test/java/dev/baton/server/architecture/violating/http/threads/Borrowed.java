package dev.baton.server.architecture.violating.http.threads;

import dev.baton.server.architecture.violating.http.hitl.Spoken;

/** A word of another, taken from the first. */
record Borrowed(Spoken word) {}
