/** How bots that call in speak and ask for a human. */
@NullMarked
package dev.baton.http.bot;

import org.jspecify.annotations.NullMarked;
