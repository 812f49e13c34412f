package dev.baton.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken for whom they forward. Without one, whoever connects is the
 * client, whatever the request says.
 */
public record TrustedProxies(List<Network> networks) {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /** All addresses that begin with the same bits. */
  public record Network(InetAddress address, int bits) {

    boolean has(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      if (ours.length != theirs.length) return false;
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((ours[i / 8] & mask) != (theirs[i / 8] & mask)) return false;
      }
      return true;
    }
  }

  /**
   * Reads a comma list of addresses and networks: {@code 10.0.0.0/8, ::1}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static TrustedProxies of(String list) {
    return new TrustedProxies(Arrays.stream(list.split(",", -1)).map(TrustedProxies::one).toList());
  }

  private static Network one(String text) {
    var parts = text.strip().split("/", -1);
    var address = InetAddress.ofLiteral(parts[0]);
    int all = address.getAddress().length * 8;
    int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
    if (parts.length > 2 || bits < 0 || bits > all) throw new IllegalArgumentException(text);
    return new Network(address, bits);
  }

  /**
   * The address of the client: the last one on the way that is not a trusted proxy.
   *
   * @param peer who is connected
   * @param forwardedFor the values of X-Forwarded-For in their order
   */
  String client(String peer, List<String> forwardedFor) {
    var way = new ArrayList<String>();
    for (var value : forwardedFor) Collections.addAll(way, value.split(",", -1));
    var client = peer;
    for (int i = way.size() - 1; i >= 0 && trusts(client); i--) {
      var before = literal(way.get(i));
      // What a proxy has not understood either is nobody to count for.
      if (before == null) return client;
      client = before.getHostAddress();
    }
    return client;
  }

  private boolean trusts(String address) {
    var literal = literal(address);
    return literal != null && networks.stream().anyMatch(each -> each.has(literal));
  }

  private static @Nullable InetAddress literal(String text) {
    try {
      return InetAddress.ofLiteral(text.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
