/** Several nodes on one database. */
@NullMarked
package dev.baton.server.nodes;

import org.jspecify.annotations.NullMarked;
