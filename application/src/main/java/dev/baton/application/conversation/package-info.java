@NullMarked
package dev.baton.application.conversation;

import org.jspecify.annotations.NullMarked;
