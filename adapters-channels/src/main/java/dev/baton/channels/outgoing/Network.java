package dev.baton.channels.outgoing;

import java.net.InetAddress;

/**
 * The addresses of one family that begin with the same bits.
 *
 * @param bits how many, from the left
 */
record Network(InetAddress base, int bits) {

  Network {
    if (bits < 0 || bits > base.getAddress().length * 8) {
      throw new IllegalArgumentException("no such prefix: /" + bits);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, or one address alone.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) return single(Literal.address(text));
    return new Network(
        Literal.address(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  private static Network single(InetAddress address) {
    return new Network(address, address.getAddress().length * 8);
  }

  boolean contains(InetAddress address) {
    var ours = base.getAddress();
    var theirs = address.getAddress();
    if (ours.length != theirs.length) return false;
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) return false;
    }
    return true;
  }
}
