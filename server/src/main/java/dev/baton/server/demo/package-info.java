@NullMarked
package dev.baton.server.demo;

import org.jspecify.annotations.NullMarked;
