package dev.baton.channels.email;

import dev.baton.application.away.Letter;
import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands e-mails to an SMTP server. Each has the Message-ID that follows from its letter's id, so
 * what got no answer may be handed over again: whoever gets it twice can know it.
 */
public final class SmtpEmail implements OutgoingChannel<Letter, Receipt>, AutoCloseable {
  private static final Failure SILENT =
      new Failure("smtp_timeout", "The mail server did not answer in time.");

  private final SmtpServer server;
  private final Session session;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /** Believes the authorities that the JDK believes. */
  public SmtpEmail(SmtpServer server) {
    this(server, SSLSocketFactory.getDefault());
  }

  SmtpEmail(SmtpServer server, SocketFactory sockets) {
    this.server = server;
    this.session = Session.getInstance(properties(server, sockets));
  }

  private static Properties properties(SmtpServer server, SocketFactory sockets) {
    var protocol = server.tls() ? "mail.smtps." : "mail.smtp.";
    var properties = new Properties();
    var patience = Long.toString(server.deadline().toMillis());
    for (var each : new String[] {"connectiontimeout", "timeout", "writetimeout"})
      properties.setProperty(protocol + each, patience);
    properties.setProperty(protocol + "starttls.enable", "true");
    properties.setProperty(
        protocol + "starttls.required", Boolean.toString(server.login() != null && !server.tls()));
    properties.setProperty(protocol + "ssl.checkserveridentity", "true");
    properties.put(protocol + "ssl.socketFactory", sockets);
    properties.setProperty(protocol + "auth", Boolean.toString(server.login() != null));
    // The dialog's end says nothing more about the e-mail.
    properties.setProperty(protocol + "quitwait", "false");
    return properties;
  }

  /** A thread that is interrupted while it reads or writes has its connection closed. */
  @Override
  public Receipt deliver(Letter letter) {
    var call = calls.submit((Callable<Receipt>) () -> hand(letter));
    try {
      return call.get(server.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      call.cancel(true);
      return new Receipt.Again(null, SILENT);
    } catch (ExecutionException bug) {
      return new Receipt.Again(null, new Failure("smtp_error", "The e-mail could not be sent."));
    } catch (InterruptedException stopping) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Receipt.Again(null, SILENT);
    }
  }

  private Receipt hand(Letter letter) {
    var envelope = Envelope.of(letter, server.from(), session);
    if (envelope.isEmpty())
      return new Receipt.Refused(new Failure("smtp_address", "This is no e-mail address."));
    try (var transport = session.getTransport(server.tls() ? "smtps" : "smtp")) {
      var login = server.login();
      transport.connect(
          server.host(),
          server.port(),
          login == null ? null : login.user(),
          login == null ? null : login.password());
      transport.sendMessage(envelope.get(), envelope.get().getAllRecipients());
      return new Receipt.Accepted(News.of(DeliveryStatus.SENT));
    } catch (MessagingException refused) {
      return Answers.of(refused);
    }
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
