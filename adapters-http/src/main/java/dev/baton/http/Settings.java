package dev.baton.http;

import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.http.stream.EventStream.Pace;
import java.time.Duration;

/**
 * How the wire behaves.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param times what it waits for, and how long
 * @param proxies whose word is taken for whom they forward
 */
public record Settings(String host, int port, Times times, TrustedProxies proxies) {

  public Settings(String host, int port, Times times) {
    this(host, port, times, TrustedProxies.NONE);
  }

  /**
   * @param idle a connection without a request, or with one that does not move, is closed after
   *     this
   * @param request a request's head, and after it the body, must have arrived within this
   * @param write a reader that does not take one write of a stream within this is cut
   * @param drain what is under way when the server stops may take this long
   * @param pace of the event streams
   */
  public record Times(Duration idle, Duration request, Duration write, Duration drain, Pace pace) {
    public static final Times USUAL =
        new Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(OutgoingChannel.DEADLINE_SECONDS),
            Duration.ofSeconds(10),
            Pace.USUAL);
  }

  public static Settings on(String host, int port) {
    return new Settings(host, port, Times.USUAL);
  }

  public Settings trusting(TrustedProxies others) {
    return new Settings(host, port, times, others);
  }
}
