/** What a visitor who is away is told by e-mail. */
@NullMarked
package dev.baton.application.away;

import org.jspecify.annotations.NullMarked;
