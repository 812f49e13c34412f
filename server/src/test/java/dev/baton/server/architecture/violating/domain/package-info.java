/** Breaks a rule, to show that it is one. */
@NullMarked
package dev.baton.server.architecture.violating.domain;

import org.jspecify.annotations.NullMarked;
