/** How messages get to visitors once they are persisted. */
@NullMarked
package dev.baton.application.delivery;

import org.jspecify.annotations.NullMarked;
