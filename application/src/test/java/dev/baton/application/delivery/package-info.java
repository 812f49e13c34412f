@NullMarked
package dev.baton.application.delivery;

import org.jspecify.annotations.NullMarked;
