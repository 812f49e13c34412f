@NullMarked
package dev.baton.channels.asset;

import org.jspecify.annotations.NullMarked;
