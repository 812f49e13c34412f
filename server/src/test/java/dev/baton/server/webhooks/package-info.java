/** Webhooks of a running installation, with a receiver on loopback. */
@NullMarked
package dev.baton.server.webhooks;

import org.jspecify.annotations.NullMarked;
