package dev.baton.channels.outgoing;

import java.time.Duration;

/**
 * What a call may cost.
 *
 * @param deadline for all of it: name, connection, every hop, the last byte of the body
 * @param body how many bytes of the answer's body are kept; nothing behind them is read
 * @param redirects how many hops are followed; with 0 a redirect is an answer like any other
 * @param httpsOnly whether plain http is refused but for targets that the installation names
 */
public record Terms(Duration deadline, int body, int redirects, boolean httpsOnly) {

  public Terms {
    if (deadline.isNegative() || deadline.isZero()) throw new IllegalArgumentException("no time");
    if (body < 0 || redirects < 0) throw new IllegalArgumentException("less than nothing");
  }
}
