/** Messages by SMS and WhatsApp, over the wire of Twilio. */
@NullMarked
package dev.baton.channels.sms;

import org.jspecify.annotations.NullMarked;
