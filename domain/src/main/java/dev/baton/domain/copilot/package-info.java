/** The copilot, which helps an operator and never speaks to a visitor. */
@NullMarked
package dev.baton.domain.copilot;

import org.jspecify.annotations.NullMarked;
