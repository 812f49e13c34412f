/** What those ask who run the server. */
@NullMarked
package dev.baton.http.admin;

import org.jspecify.annotations.NullMarked;
