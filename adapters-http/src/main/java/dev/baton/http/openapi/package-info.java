/** The reference of the API, made of the table of what is served. */
@NullMarked
package dev.baton.http.openapi;

import org.jspecify.annotations.NullMarked;
