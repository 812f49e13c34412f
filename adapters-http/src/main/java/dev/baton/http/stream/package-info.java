@NullMarked
package dev.baton.http.stream;

import org.jspecify.annotations.NullMarked;
