@NullMarked
package dev.baton.server.postgres;

import org.jspecify.annotations.NullMarked;
