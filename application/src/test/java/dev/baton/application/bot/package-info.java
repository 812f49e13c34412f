@NullMarked
package dev.baton.application.bot;

import org.jspecify.annotations.NullMarked;
