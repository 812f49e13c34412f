/** Random histories of a conversation, and the promises they are judged by. */
@NullMarked
package dev.baton.domain.history;

import org.jspecify.annotations.NullMarked;
