/** Breaks a rule, to show that it is one. */
@NullMarked
package dev.baton.server.architecture.violating.http.threads;

import org.jspecify.annotations.NullMarked;
