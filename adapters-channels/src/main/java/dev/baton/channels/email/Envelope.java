package dev.baton.channels.email;

import dev.baton.application.away.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
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
      var sender = sender(from);
      var to = new InternetAddress(letter.address(), true);
      if (!to.getAddress().equals(letter.address()) || !sound(letter.address()))
        return Optional.empty();
      to.setPersonal(line(letter.name()), UTF_8);
      var address = sender.getAddress();
      var domain = address.substring(address.indexOf('@') + 1);
      var envelope = new Envelope(session, "<away-" + letter.id() + "@" + domain + ">");
      envelope.setFrom(sender);
      envelope.setRecipient(RecipientType.TO, to);
      envelope.belongsTo("<chat-" + letter.conversation().value() + "@" + domain + ">");
      envelope.fill(letter);
      return Optional.of(envelope);
    } catch (MessagingException | UnsupportedEncodingException noAddress) {
      return Optional.empty();
    }
  }

  /**
   * @throws MessagingException when this is no address, with a name or without
   */
  static InternetAddress sender(String from) throws MessagingException {
    var sender = new InternetAddress(from, true);
    if (!sound(sender.getAddress())) throw new AddressException("No address", from);
    try {
      sender.setPersonal(line(sender.getPersonal()), UTF_8);
      return sender;
    } catch (UnsupportedEncodingException never) {
      throw new AddressException(never.getMessage(), from);
    }
  }

  /**
   * Not every server takes others than those of ASCII, and none may be sent to one that does not.
   */
  private static boolean sound(String address) {
    return address.indexOf('@') > 0 && address.chars().allMatch(each -> each > ' ' && each < 127);
  }

  /** No e-mail has this id: by it those of one conversation are shown together. */
  private void belongsTo(String conversation) throws MessagingException {
    setHeader("In-Reply-To", conversation);
    setHeader("References", conversation);
  }

  private void fill(Letter letter) throws MessagingException {
    setSentDate(Date.from(letter.at()));
    setSubject(line(letter.subject()), UTF_8);
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    var both = new MimeMultipart("alternative");
    both.addBodyPart(part(letter.text(), "plain"));
    both.addBodyPart(part(letter.html(), "html"));
    setContent(both);
    saveChanges();
  }

  /** In Base64, so that no line of it is too long, whose lines end as those of all e-mails. */
  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text.replaceAll("\\r\\n|\\r|\\n", "\r\n"), UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /** What would end a header is a blank, and nothing is taken for an encoding of something else. */
  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : text.replaceAll("\\p{Cntrl}+", " ").replace("=?", "= ?").strip();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
