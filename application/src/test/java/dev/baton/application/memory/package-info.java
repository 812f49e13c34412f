@NullMarked
package dev.baton.application.memory;

import org.jspecify.annotations.NullMarked;
