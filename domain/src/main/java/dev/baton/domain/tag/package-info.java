@NullMarked
package dev.baton.domain.tag;

import org.jspecify.annotations.NullMarked;
