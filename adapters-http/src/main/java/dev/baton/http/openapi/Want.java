package dev.baton.http.openapi;

import dev.baton.http.input.Asked;
import dev.baton.http.input.Asked.Presence;
import dev.baton.http.input.Asked.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted in one place of a request: the tree that grows while an endpoint is asked what it
 * reads.
 */
final class Want {
  private final Map<String, Want> members = new LinkedHashMap<>();
  private Shape shape = new Shape.OfAnything();
  private Presence presence = Presence.OPTIONAL;
  private @Nullable Want each;
  private boolean closed;
  private boolean missed;
  private boolean heard;

  Map<String, Want> members() {
    return members;
  }

  Shape shape() {
    return shape;
  }

  /** Every element of a list. */
  Want each() {
    if (each == null) each = new Want();
    return each;
  }

  boolean closed() {
    return closed;
  }

  boolean nullable() {
    return presence.nullable();
  }

  @Nullable Object absent() {
    return presence.absent();
  }

  /** Required is what no complete reading did without. */
  boolean required() {
    return presence.required() && !missed;
  }

  Want at(Object step) {
    heard = true;
    return step instanceof String name ? members.computeIfAbsent(name, _ -> new Want()) : each();
  }

  void hear(Asked asked) {
    switch (asked.shape()) {
      case Shape.Closed _ -> closed = true;
      // A look whether it is there says nothing that the reading of it does not say better.
      case Shape.OfAnything _ -> {}
      case Shape.OfText _,
          Shape.OfUuid _,
          Shape.OfInteger _,
          Shape.OfFlag _,
          Shape.OfWord _,
          Shape.OfCommaList _,
          Shape.OfOpaque _,
          Shape.OfJson _,
          Shape.OfObject _,
          Shape.OfList _ -> {
        heard = true;
        shape = asked.shape();
        presence = asked.presence();
      }
    }
  }

  void forget() {
    heard = false;
    members.values().forEach(Want::forget);
    if (each != null) each.forget();
  }

  /** After a complete reading: what was not asked for is not always required. */
  void settle() {
    for (var member : members.values()) {
      if (!member.heard) member.missed = true;
      else member.settle();
    }
    if (each != null && each.heard) each.settle();
  }
}
