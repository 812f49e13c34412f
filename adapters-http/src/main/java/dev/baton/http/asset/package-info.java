/** Images that messages brought along, for whoever has their URL. */
@NullMarked
package dev.baton.http.asset;

import org.jspecify.annotations.NullMarked;
