@NullMarked
package dev.baton.server.config;

import org.jspecify.annotations.NullMarked;
