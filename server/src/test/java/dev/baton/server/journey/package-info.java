/** The main job, end to end. */
@NullMarked
package dev.baton.server.journey;

import org.jspecify.annotations.NullMarked;
