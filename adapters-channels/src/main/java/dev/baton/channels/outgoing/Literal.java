package dev.baton.channels.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * An address written in the one usual way: four decimal numbers, or IPv6 without a zone. What else
 * some resolvers take for an address, such as {@code 0x7f.1} or {@code 2130706433}, is none.
 */
final class Literal {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private Literal() {}

  static boolean ipv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** IPv6 that does not only stand for an IPv4 address. */
  static boolean ipv6(String text) {
    if (!IPV6.matcher(text).matches()) return false;
    try {
      return InetAddress.ofLiteral(text) instanceof Inet6Address;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * The address, without asking a resolver.
   *
   * @throws IllegalArgumentException when it is none, or not written in the usual way
   */
  static InetAddress address(String text) {
    if (ipv4(text) || ipv6(text)) return InetAddress.ofLiteral(text);
    throw new IllegalArgumentException("not an address");
  }
}
