@NullMarked
package dev.baton.channels.sms;

import org.jspecify.annotations.NullMarked;
