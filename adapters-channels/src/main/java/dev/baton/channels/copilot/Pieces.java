package dev.baton.channels.copilot;

import java.util.ArrayList;
import java.util.List;

/** A text in pieces that a reader sees grow. */
final class Pieces {
  private static final int LONG = 80;

  private Pieces() {}

  /** Cut behind white space, so that no character is torn. */
  static List<String> of(String text) {
    var pieces = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean full = i - from >= LONG && Character.isWhitespace(text.charAt(i));
      if (!full) continue;
      pieces.add(text.substring(from, i + 1));
      from = i + 1;
    }
    if (from < text.length()) pieces.add(text.substring(from));
    return pieces;
  }
}
