/** Looks into images without decoding them, and leaves out what is not for looking at. */
@NullMarked
package dev.baton.channels.image;

import org.jspecify.annotations.NullMarked;
