/** A real Baton to run tests against, and ways to call it. */
@NullMarked
package dev.baton.server.installation;

import org.jspecify.annotations.NullMarked;
