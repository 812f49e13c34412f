/** Several nodes on one database. */
@NullMarked
package dev.baton.server.sms;

import org.jspecify.annotations.NullMarked;
