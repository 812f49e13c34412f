@NullMarked
package dev.baton.http.conversations;

import org.jspecify.annotations.NullMarked;
