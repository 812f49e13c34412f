@NullMarked
package dev.baton.server.node;

import org.jspecify.annotations.NullMarked;
