/** E-mail by SMTP. */
@NullMarked
package dev.baton.channels.email;

import org.jspecify.annotations.NullMarked;
