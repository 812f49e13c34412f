package dev.baton.channels.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public Internet. Of IPv6 only what is given out to networks counts,
 * so every form that carries an IPv4 address in it (mapped, NAT64, 6to4, Teredo) is refused without
 * unpacking it. Source: the IANA registries of special-purpose addresses.
 */
public final class PublicAddress {
  private static final List<Network> IPV4_SPECIAL =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // behind a provider's translator
          "127.0.0.0/8", // loopback
          "168.63.129.16", // metadata of Azure, on an address that looks public
          "169.254.0.0/16", // link-local, metadata of most others
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  private static final Network IPV6_GIVEN_OUT = Network.of("2000::/3");

  private static final List<Network> IPV6_SPECIAL =
      networks(
          "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private PublicAddress() {}

  public static boolean test(InetAddress address) {
    if (address.getAddress().length == 4) return outside(IPV4_SPECIAL, address);
    return IPV6_GIVEN_OUT.contains(address) && outside(IPV6_SPECIAL, address);
  }

  private static boolean outside(List<Network> special, InetAddress address) {
    return special.stream().noneMatch(each -> each.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }
}
