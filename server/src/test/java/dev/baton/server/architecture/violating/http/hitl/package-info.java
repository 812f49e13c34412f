/** Breaks a rule, to show that it is one. */
@NullMarked
package dev.baton.server.architecture.violating.http.hitl;

import org.jspecify.annotations.NullMarked;
