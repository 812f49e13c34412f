/** What holds for every route there is. */
@NullMarked
package dev.baton.server.routes;

import org.jspecify.annotations.NullMarked;
