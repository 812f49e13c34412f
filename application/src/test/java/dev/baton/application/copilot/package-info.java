@NullMarked
package dev.baton.application.copilot;

import org.jspecify.annotations.NullMarked;
