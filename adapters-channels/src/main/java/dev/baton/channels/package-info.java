@NullMarked
package dev.baton.channels;

import org.jspecify.annotations.NullMarked;
