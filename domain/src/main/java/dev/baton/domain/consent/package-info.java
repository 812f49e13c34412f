@NullMarked
package dev.baton.domain.consent;

import org.jspecify.annotations.NullMarked;
