@NullMarked
package dev.baton.channels.signing;

import org.jspecify.annotations.NullMarked;
