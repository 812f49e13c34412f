@NullMarked
package dev.baton.channels.image;

import org.jspecify.annotations.NullMarked;
