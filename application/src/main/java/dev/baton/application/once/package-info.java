@NullMarked
package dev.baton.application.once;

import org.jspecify.annotations.NullMarked;
