/** Who makes something of each event of the log, once. */
@NullMarked
package dev.baton.application.log;

import org.jspecify.annotations.NullMarked;
