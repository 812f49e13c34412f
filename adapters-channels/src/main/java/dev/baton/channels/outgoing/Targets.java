package dev.baton.channels.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may be called: first by the look of the URL, then by the addresses that its host has. */
final class Targets {
  private static final int MAX_URL = 8_192;

  private final AllowedPrivate allowed;
  private final Names names;

  Targets(AllowedPrivate allowed, Names names) {
    this.allowed = allowed;
    this.names = names;
  }

  /** The URL without its fragment, if it looks like one that may be called. */
  URI read(String text, Terms terms) throws TargetRefused {
    var url = parse(text);
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) throw new TargetRefused(Refusal.SCHEME);
    if (url.getRawAuthority() == null) throw new TargetRefused(Refusal.NOT_A_URL);
    if (url.getRawAuthority().contains("@")) throw new TargetRefused(Refusal.CREDENTIALS);
    var host = url.getHost();
    if (host == null || !written(host)) throw new TargetRefused(Refusal.HOST);
    int port = port(url);
    if (!open(host, port)) throw new TargetRefused(Refusal.PORT);
    if (scheme.equals("http") && terms.httpsOnly() && !named(host, port)) {
      throw new TargetRefused(Refusal.SCHEME);
    }
    return url;
  }

  private static URI parse(String text) throws TargetRefused {
    if (text.length() > MAX_URL) throw new TargetRefused(Refusal.NOT_A_URL);
    try {
      int fragment = text.indexOf('#');
      return new URI(fragment < 0 ? text : text.substring(0, fragment));
    } catch (URISyntaxException malformed) {
      throw new TargetRefused(Refusal.NOT_A_URL);
    }
  }

  private static boolean written(String host) {
    if (!host.startsWith("[")) return HostName.valid(host) || Literal.ipv4(host);
    return Literal.ipv6(bare(host));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static int port(URI url) {
    if (url.getPort() >= 0) return url.getPort();
    return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** The well-known ports below 1024 are other protocols', which a request must not speak to. */
  private boolean open(String host, int port) {
    if (port == 443 || port == 80 || (port >= 1_024 && port <= 65_535)) return true;
    return port >= 1 && port <= 65_535 && named(host, port);
  }

  /** Whether the installation names this very target, by name or as an address. */
  private boolean named(String host, int port) {
    if (allowed.names(host, port)) return true;
    return !HostName.valid(host) && allowed.holds(Literal.address(bare(host)), port);
  }

  /** The addresses to connect to, and no others: all that the host has are judged. */
  List<InetSocketAddress> addresses(String host, int port)
      throws TargetRefused, UnknownHostException {
    var found = names.find(host);
    if (found.isEmpty()) throw new UnknownHostException(host);
    if (!allowed.names(host, port) && !found.stream().allMatch(each -> reachable(each, port))) {
      throw new TargetRefused(Refusal.NOT_PUBLIC);
    }
    var judged = new ArrayList<InetSocketAddress>();
    for (var each : found) judged.add(new InetSocketAddress(called(bare(host), each), port));
    return judged;
  }

  /** The address by the name that a certificate must bear. */
  private static InetAddress called(String host, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(host, address.getAddress());
  }

  private boolean reachable(InetAddress address, int port) {
    return PublicAddress.test(address) || allowed.holds(address, port);
  }
}
