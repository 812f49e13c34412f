package dev.baton.channels.outgoing;

import java.util.regex.Pattern;

/** The name of a host as DNS has it. Its last label begins with a letter, so no number is one. */
final class HostName {
  private static final int MAX = 253;
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*(?=[A-Za-z])" + LABEL);

  private HostName() {}

  static boolean valid(String text) {
    return text.length() <= MAX && NAME.matcher(text).matches();
  }
}
