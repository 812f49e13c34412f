@NullMarked
package dev.baton.channels.bot;

import org.jspecify.annotations.NullMarked;
