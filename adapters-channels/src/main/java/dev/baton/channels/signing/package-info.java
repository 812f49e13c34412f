/** What receivers know the sender by. */
@NullMarked
package dev.baton.channels.signing;

import org.jspecify.annotations.NullMarked;
