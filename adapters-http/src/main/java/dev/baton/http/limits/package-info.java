@NullMarked
package dev.baton.http.limits;

import org.jspecify.annotations.NullMarked;
