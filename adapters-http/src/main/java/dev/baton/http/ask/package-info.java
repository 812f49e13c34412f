/** The copilot in the words of the Ask dialect, which refuses as HITL does. */
@NullMarked
package dev.baton.http.ask;

import org.jspecify.annotations.NullMarked;
