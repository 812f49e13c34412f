package dev.baton.domain.consent;

import java.util.Locale;
import java.util.Optional;

/**
 * What a visitor asks of the line itself with a word that stands alone. Source: API.md, section 6.
 */
public enum Keyword {
  /** Never write to me again. */
  STOP(
      "You have been unsubscribed and will not receive any more messages from this number."
          + " Reply START to resubscribe."),
  /** You may write to me again. */
  START(
      "You have been resubscribed and will receive messages from this number again."
          + " Reply HELP for help, STOP to unsubscribe."),
  HELP(
      "You are in touch with a support line. Reply STOP to unsubscribe."
          + " Message and data rates may apply.");

  private final String answer;

  Keyword(String answer) {
    this.answer = answer;
  }

  /** What the visitor is told. */
  public String answer() {
    return answer;
  }

  /**
   * The keyword that a message is, in any case and with any white space around it; empty for what
   * is said in a conversation. To those who may be written to, the words of START are just words:
   * most often somebody says yes to something else.
   */
  public static Optional<Keyword> in(String text, boolean consents) {
    return switch (text.strip().toUpperCase(Locale.ROOT)) {
      case "STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT" ->
          Optional.of(STOP);
      case "START", "YES", "UNSTOP" -> consents ? Optional.empty() : Optional.of(START);
      case "HELP", "INFO" -> Optional.of(HELP);
      default -> Optional.empty();
    };
  }
}
