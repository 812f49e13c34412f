@NullMarked
package dev.baton.application.asset;

import org.jspecify.annotations.NullMarked;
