package dev.baton.channels.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who takes our e-mail, and as whom we write.
 *
 * @param tls from the first byte on; otherwise STARTTLS, which is a must where there is a password
 * @param from an address, maybe with a name
 * @param deadline the longest that one e-mail takes
 */
public record SmtpServer(
    String host, int port, boolean tls, @Nullable Login login, String from, Duration deadline) {

  /** Whether e-mail may be from there: an address, maybe with a name. */
  public static boolean mayBeFrom(String from) {
    try {
      Envelope.sender(from);
      return true;
    } catch (MessagingException noAddress) {
      return false;
    }
  }

  public record Login(String user, String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
