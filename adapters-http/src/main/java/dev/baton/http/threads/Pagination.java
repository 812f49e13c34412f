package dev.baton.http.threads;

import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on.
 *
 * @param nextCursor the id of the last row shown, null when there are no more
 */
record Pagination(int limit, @Nullable String nextCursor) {}
