@NullMarked
package dev.baton.persistence.doorbell;

import org.jspecify.annotations.NullMarked;
