@NullMarked
package dev.baton.http.hitl;

import org.jspecify.annotations.NullMarked;
