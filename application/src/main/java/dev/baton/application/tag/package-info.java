@NullMarked
package dev.baton.application.tag;

import org.jspecify.annotations.NullMarked;
