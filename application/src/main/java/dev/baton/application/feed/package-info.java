@NullMarked
package dev.baton.application.feed;

import org.jspecify.annotations.NullMarked;
