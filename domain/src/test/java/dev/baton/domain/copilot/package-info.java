@NullMarked
package dev.baton.domain.copilot;

import org.jspecify.annotations.NullMarked;
