/** Turns on their way to bots that are called. */
@NullMarked
package dev.baton.channels.bot;

import org.jspecify.annotations.NullMarked;
