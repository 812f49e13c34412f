@NullMarked
package dev.baton.server.launch;

import org.jspecify.annotations.NullMarked;
