@NullMarked
package dev.baton.http.input;

import org.jspecify.annotations.NullMarked;
