package dev.baton.server.architecture.violating.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Knows how it is written down. */
record Framed(@JsonProperty("n") String name) {}
