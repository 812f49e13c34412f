package dev.baton.server.architecture.violating.http.hitl;

/** A word of one dialect. */
public record Spoken(String word) {}
