/** What happens in an organization, told to those who follow it while it happens. */
@NullMarked
package dev.baton.application.live;

import org.jspecify.annotations.NullMarked;
