package dev.baton.http.stream;

/** Something that a stream tells its reader. */
public sealed interface Outgoing permits ServerEvent, Encoded {}
