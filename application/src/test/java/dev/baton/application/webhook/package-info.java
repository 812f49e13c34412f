@NullMarked
package dev.baton.application.webhook;

import org.jspecify.annotations.NullMarked;
