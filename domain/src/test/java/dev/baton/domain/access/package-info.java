@NullMarked
package dev.baton.domain.access;

import org.jspecify.annotations.NullMarked;
