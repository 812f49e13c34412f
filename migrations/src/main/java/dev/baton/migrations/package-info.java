@NullMarked
package dev.baton.migrations;

import org.jspecify.annotations.NullMarked;
