@NullMarked
package dev.baton.application.live;

import org.jspecify.annotations.NullMarked;
