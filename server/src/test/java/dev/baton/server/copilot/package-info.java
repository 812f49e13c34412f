@NullMarked
package dev.baton.server.copilot;

import org.jspecify.annotations.NullMarked;
