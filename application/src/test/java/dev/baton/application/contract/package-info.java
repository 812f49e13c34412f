@NullMarked
package dev.baton.application.contract;

import org.jspecify.annotations.NullMarked;
