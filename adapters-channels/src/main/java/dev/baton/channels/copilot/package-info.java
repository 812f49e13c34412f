/** What thinks for the copilot: scripts of our own, or a language model somewhere else. */
@NullMarked
package dev.baton.channels.copilot;

import org.jspecify.annotations.NullMarked;
