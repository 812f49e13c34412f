/** What visitors send by SMS, and to which of our numbers. */
@NullMarked
package dev.baton.application.text;

import org.jspecify.annotations.NullMarked;
