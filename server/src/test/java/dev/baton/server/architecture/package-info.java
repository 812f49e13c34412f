/** What Maven cannot say about the house. */
@NullMarked
package dev.baton.server.architecture;

import org.jspecify.annotations.NullMarked;
