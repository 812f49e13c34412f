@NullMarked
package dev.baton.application.limits;

import org.jspecify.annotations.NullMarked;
