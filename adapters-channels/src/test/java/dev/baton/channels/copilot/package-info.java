@NullMarked
package dev.baton.channels.copilot;

import org.jspecify.annotations.NullMarked;
