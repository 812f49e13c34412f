package dev.baton.channels.email;

import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Receipt;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a server means that does not take an e-mail: 4xx is for now, 5xx for ever, and some of both
 * are about us and not the e-mail. Source: RFC 5321, RFC 4954.
 */
final class Answers {
  private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538, 554);
  private static final Pattern CODE = Pattern.compile("response: ([2-5][0-9]{2})");
  private static final Pattern WAIT =
      Pattern.compile("\\b([0-9]{1,5}) ?(s|sec|seconds?|m|min|minutes?)\\b");

  private static final Failure EXPOSED =
      new Failure("smtp_tls", "The mail server offers no TLS, or none that can be believed.");

  private Answers() {}

  static Receipt of(MessagingException refused) {
    if (refused instanceof AuthenticationFailedException) return new Receipt.Closed(failure(535));
    if (exposed(refused)) return new Receipt.Closed(EXPOSED);
    for (@Nullable Exception each = refused; each != null; each = next(each)) {
      int code = code(each);
      if (code > 0) return of(code, String.valueOf(each.getMessage()), about(each));
    }
    return new Receipt.Again(
        null, new Failure("smtp_unreachable", "The mail server could not be reached."));
  }

  /** That there was no TLS, or none that can be believed. */
  private static boolean exposed(MessagingException refused) {
    for (@Nullable Throwable each = refused; each != null; each = each.getCause()) {
      if (each instanceof SSLException) return true;
    }
    return String.valueOf(refused.getMessage()).startsWith("STARTTLS is required");
  }

  /** A 554 is about us only where it is the first word. */
  private static boolean about(Exception each) {
    return !(each instanceof SMTPAddressFailedException)
        && !(each instanceof SMTPSendFailedException);
  }

  private static Receipt of(int code, String said, boolean greeting) {
    var why = failure(code);
    if (code < 500) return new Receipt.Again(wait(said), why);
    boolean us = ABOUT_US.contains(code) && (code != 554 || greeting);
    return us ? new Receipt.Closed(why) : new Receipt.Refused(why);
  }

  private static @Nullable Exception next(Exception each) {
    return each instanceof MessagingException one ? one.getNextException() : null;
  }

  private static int code(Exception each) {
    if (each instanceof SMTPAddressFailedException address) return address.getReturnCode();
    if (each instanceof SMTPSendFailedException failed && failed.getReturnCode() > 0)
      return failed.getReturnCode();
    var found = CODE.matcher(String.valueOf(each.getMessage()));
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }

  /** Servers say in words when to come back, if at all. */
  private static @Nullable Duration wait(String said) {
    var found = WAIT.matcher(said);
    if (!found.find()) return null;
    long number = Long.parseLong(found.group(1));
    return found.group(2).startsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }

  /** Nothing of what the server said, which may repeat the e-mail. */
  private static Failure failure(int code) {
    return new Failure("smtp_" + code, "The mail server answered " + code + ".");
  }
}
