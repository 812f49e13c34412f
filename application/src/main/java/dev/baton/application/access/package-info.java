@NullMarked
package dev.baton.application.access;

import org.jspecify.annotations.NullMarked;
