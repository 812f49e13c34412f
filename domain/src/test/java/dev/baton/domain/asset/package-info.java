@NullMarked
package dev.baton.domain.asset;

import org.jspecify.annotations.NullMarked;
