@NullMarked
package dev.baton.http.access;

import org.jspecify.annotations.NullMarked;
