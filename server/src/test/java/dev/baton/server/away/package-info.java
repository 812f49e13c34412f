@NullMarked
package dev.baton.server.away;

import org.jspecify.annotations.NullMarked;
