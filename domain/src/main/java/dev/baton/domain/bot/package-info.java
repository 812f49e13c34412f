@NullMarked
package dev.baton.domain.bot;

import org.jspecify.annotations.NullMarked;
