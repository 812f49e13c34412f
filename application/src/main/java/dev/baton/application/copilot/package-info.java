/** The copilot: its sessions and turns, the model behind it, and the tools in its hands. */
@NullMarked
package dev.baton.application.copilot;

import org.jspecify.annotations.NullMarked;
