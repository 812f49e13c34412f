@NullMarked
package dev.baton.application.away;

import org.jspecify.annotations.NullMarked;
