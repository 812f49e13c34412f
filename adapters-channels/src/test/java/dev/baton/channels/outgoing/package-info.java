@NullMarked
package dev.baton.channels.outgoing;

import org.jspecify.annotations.NullMarked;
