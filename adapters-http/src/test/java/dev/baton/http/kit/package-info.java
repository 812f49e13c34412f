/** What tests of the wire share: a server with given surfaces, a raw client, hostile requests. */
@NullMarked
package dev.baton.http.kit;

import org.jspecify.annotations.NullMarked;
