@NullMarked
package dev.baton.application.approval;

import org.jspecify.annotations.NullMarked;
