@NullMarked
package dev.baton.http.threads;

import org.jspecify.annotations.NullMarked;
