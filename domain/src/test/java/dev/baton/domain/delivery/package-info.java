@NullMarked
package dev.baton.domain.delivery;

import org.jspecify.annotations.NullMarked;
