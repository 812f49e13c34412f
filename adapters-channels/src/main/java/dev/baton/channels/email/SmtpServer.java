package dev.baton.channels.email;

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

  public record Login(String user, String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }
}
