@NullMarked
package dev.baton.channels.webhook;

import org.jspecify.annotations.NullMarked;
