package dev.baton.server.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the scripted bot knows, which is little. */
final class Script {
  private static final List<String> HUMAN =
      List.of("human", "person", "operator", "agent", "colleague", "somebody", "someone");

  private Script() {}

  /**
   * What it says.
   *
   * @param asksForHuman whether it hands over as well
   */
  record Line(String text, boolean asksForHuman) {}

  /**
   * @param back the human's summary when the bot has just got control back, empty for none; null
   *     when it had control all along
   */
  static Line answer(String heard, @Nullable String back) {
    var words = heard.toLowerCase(Locale.ROOT);
    if (HUMAN.stream().anyMatch(words::contains)) {
      return new Line("I am getting a colleague for you.", true);
    }
    var known = known(words);
    if (back == null) return new Line(known, false);
    var told = back.isEmpty() ? "" : " I was told: " + back;
    return new Line("I am back." + told + " " + known, false);
  }

  private static String known(String words) {
    if (words.contains("order")) return "Orders arrive within two days.";
    if (words.contains("open") || words.contains("hours")) return "We are open from 9 to 5.";
    if (words.contains("thank")) return "You are welcome.";
    if (words.contains("hello") || words.contains("hi")) return "Hello! What can I do for you?";
    return "I only know about orders and opening hours. Ask for a human if you need more.";
  }
}
