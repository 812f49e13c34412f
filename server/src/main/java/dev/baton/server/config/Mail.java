package dev.baton.server.config;

import dev.baton.channels.email.SmtpServer;
import dev.baton.channels.email.SmtpServer.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who takes our e-mail, and how long a visitor may be away before he gets one.
 *
 * @param after also how long replies are gathered for one e-mail
 */
public record Mail(SmtpServer server, Duration after) {
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  /** Null when none is set. */
  static @Nullable Mail of(Settings settings) {
    var url = settings.text("BATON_SMTP_URL");
    var from = settings.text("BATON_MAIL_FROM");
    var after = Duration.ofSeconds(settings.number("BATON_MAIL_AFTER", 60, 1, 86_400));
    if (from != null && !SmtpServer.mayBeFrom(from))
      settings.flaw("BATON_MAIL_FROM is no e-mail address");
    if (url != null && from != null) {
      var server = server(url, from);
      if (server != null) return new Mail(server, after);
      settings.flaw("BATON_SMTP_URL is not smtp:// or smtps:// with a host, a port, a login");
    } else if (url != null || from != null) {
      settings.flaw("BATON_SMTP_URL and BATON_MAIL_FROM go together");
    }
    return null;
  }

  private static @Nullable SmtpServer server(String text, String from) {
    try {
      var url = new URI(text);
      boolean tls = "smtps".equals(url.getScheme());
      if (!tls && !"smtp".equals(url.getScheme())) return null;
      if (url.getHost() == null || url.getRawQuery() != null) return null;
      int port = url.getPort() > 0 ? url.getPort() : tls ? SUBMISSIONS : SUBMISSION;
      return new SmtpServer(url.getHost(), port, tls, login(url.getRawUserInfo()), from, DEADLINE);
    } catch (URISyntaxException | IllegalArgumentException noUrl) {
      return null;
    }
  }

  private static @Nullable Login login(@Nullable String sent) {
    if (sent == null) return null;
    var words = sent.split(":", 2);
    return new Login(decoded(words[0]), words.length == 1 ? "" : decoded(words[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
