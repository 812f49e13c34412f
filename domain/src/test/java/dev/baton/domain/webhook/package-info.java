@NullMarked
package dev.baton.domain.webhook;

import org.jspecify.annotations.NullMarked;
