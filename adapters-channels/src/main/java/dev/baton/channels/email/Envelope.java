package dev.baton.channels.email;

import dev.baton.application.away.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A letter as it goes over the wire: no word of anybody's becomes a header or markup of it. */
final class Envelope extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String id;

  private Envelope(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** Empty when there is no such address. */
  static Optional<Envelope> of(Letter letter, String from, Session session) {
    try {
      var sender = new InternetAddress(from, true);
      var to = new InternetAddress(letter.address(), true);
      if (!to.getAddress().equals(letter.address()) || letter.address().indexOf('@') < 0)
        return Optional.empty();
      to.setPersonal(line(letter.name()), UTF_8);
      var address = sender.getAddress();
      var domain = address.substring(address.indexOf('@') + 1);
      var envelope = new Envelope(session, "<away-" + letter.id() + "@" + domain + ">");
      envelope.setFrom(sender);
      envelope.setRecipient(RecipientType.TO, to);
      envelope.fill(letter);
      return Optional.of(envelope);
    } catch (MessagingException | UnsupportedEncodingException noAddress) {
      return Optional.empty();
    }
  }

  private void fill(Letter letter) throws MessagingException {
    setSubject(line(letter.subject()), UTF_8);
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    var both = new MimeMultipart("alternative");
    both.addBodyPart(part(letter.text(), "plain"));
    both.addBodyPart(part(letter.html(), "html"));
    setContent(both);
    saveChanges();
  }

  /** In Base64, which changes nothing of it, the ends of its lines included. */
  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** What would end a header is a blank. */
  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
