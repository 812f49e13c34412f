/** Images from elsewhere, and the places where the bytes of assets are kept. */
@NullMarked
package dev.baton.channels.asset;

import org.jspecify.annotations.NullMarked;
