package dev.baton.channels.email;

import dev.baton.application.contract.Mood;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An SMTP server that behaves as it is told. */
public final class SmtpStub implements AutoCloseable {
  private final ServerSocket door;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch late = new CountDownLatch(1);
  private volatile Mood mood = Mood.TAKES;

  public SmtpStub() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  public void becomes(Mood other) {
    mood = other;
  }

  /** Whoever was left hanging is told now that it was taken. */
  public void answersLate() {
    late.countDown();
  }

  /** The e-mails that it took, as they came. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (closed.getCount() > 0) {
      try {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException over) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var out = caller.getOutputStream();
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
      talk(in, out);
    } catch (IOException | InterruptedException gone) {
      // Callers may hang up.
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
    say(out, "220 stub");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var word = line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
      switch (word) {
        case "EHLO" -> say(out, "250-stub\r\n250 8BITMIME");
        case "MAIL" -> say(out, mail());
        case "RCPT" ->
            say(out, mood == Mood.REFUSES_THE_MESSAGE ? "550 no such mailbox" : "250 ok");
        case "DATA" -> {
          say(out, "354 go on");
          if (!take(in, out)) return;
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 ok");
      }
    }
  }

  private String mail() {
    return switch (mood) {
      case BREAKS -> "451 something broke";
      case BUSY -> "450 too much mail, try again in " + Mood.PEACE_SECONDS + " seconds";
      case REFUSES_US -> "530 authentication required";
      case TAKES, TAKES_AND_HANGS, TAKES_AND_CUTS, TAKES_AND_BREAKS, REFUSES_THE_MESSAGE, AWAY ->
          "250 ok";
    };
  }

  private boolean take(BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    taken.add(mail.toString());
    switch (mood) {
      case TAKES_AND_HANGS -> {
        late.await();
        say(out, "250 ok");
      }
      case TAKES_AND_CUTS -> {
        out.write("25".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
      }
      case TAKES_AND_BREAKS -> say(out, "451 something broke");
      case TAKES, BREAKS, BUSY, REFUSES_US, REFUSES_THE_MESSAGE, AWAY -> say(out, "250 ok");
    }
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    late.countDown();
    try {
      door.close();
    } catch (IOException gone) {
      // So it is closed.
    }
  }
}
