/** The domain judged by tables written down by hand. */
@NullMarked
package dev.baton.domain;

import org.jspecify.annotations.NullMarked;
