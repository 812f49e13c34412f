/** What the provider of SMS calls: visitors' messages come in, and what became of ours. */
@NullMarked
package dev.baton.http.sms;

import org.jspecify.annotations.NullMarked;
