@NullMarked
package dev.baton.server.logging;

import org.jspecify.annotations.NullMarked;
