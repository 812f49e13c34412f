@NullMarked
package dev.baton.server.images;

import org.jspecify.annotations.NullMarked;
