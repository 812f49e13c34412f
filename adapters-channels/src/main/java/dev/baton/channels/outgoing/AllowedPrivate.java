package dev.baton.channels.outgoing;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The targets that an installation lets outgoing requests reach although they are not public, or
 * although their port is another protocol's.
 */
public record AllowedPrivate(List<Entry> entries) {
  public static final AllowedPrivate NONE = new AllowedPrivate(List.of());

  public AllowedPrivate {
    entries = List.copyOf(entries);
  }

  /** One line of the list; a null port stands for any. */
  public sealed interface Entry {
    @Nullable Integer port();

    record Host(String name, @Nullable Integer port) implements Entry {}

    record Addresses(Network network, @Nullable Integer port) implements Entry {}

    private boolean names(String host, int at) {
      return this instanceof Host(var name, var port) && name.equals(host) && on(port, at);
    }

    private boolean holds(InetAddress address, int at) {
      return this instanceof Addresses(var network, var port)
          && network.contains(address)
          && on(port, at);
    }

    private static boolean on(@Nullable Integer port, int at) {
      return port == null || port == at;
    }
  }

  /**
   * Reads a comma list of host names, addresses and networks, each with an optional {@code :port}:
   * {@code images.internal, 10.1.0.0/16:8080, [fd00::]/8:8080}. An IPv6 address stands in brackets
   * when a port follows.
   *
   * @throws IllegalArgumentException when an entry is none of these
   */
  public static AllowedPrivate of(String list) {
    return new AllowedPrivate(
        Stream.of(list.split(",", -1)).map(String::strip).map(AllowedPrivate::entry).toList());
  }

  private static Entry entry(String text) {
    boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    int colon = bare ? -1 : text.indexOf(':', Math.max(0, text.indexOf(']')));
    var port = colon < 0 ? null : Integer.valueOf(port(text.substring(colon + 1)));
    var target = (colon < 0 ? text : text.substring(0, colon)).replaceAll("[\\[\\]]", "");
    if (HostName.valid(target)) return new Entry.Host(target.toLowerCase(Locale.ROOT), port);
    return new Entry.Addresses(Network.of(target), port);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65_535) throw new IllegalArgumentException("no such port");
    return port;
  }

  boolean names(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return entries.stream().anyMatch(each -> each.names(name, port));
  }

  boolean holds(InetAddress address, int port) {
    return entries.stream().anyMatch(each -> each.holds(address, port));
  }
}
