@NullMarked
package dev.baton.domain.approval;

import org.jspecify.annotations.NullMarked;
