package dev.baton.channels.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A name server in hostile hands: every lookup may be answered differently. */
final class FakeNames implements Names {
  private final Map<String, Deque<List<InetAddress>>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /** The addresses of successive lookups, separated by commas within one; the last one stays. */
  synchronized FakeNames with(String host, String... lookups) {
    answers.put(host, new ArrayDeque<>(Arrays.stream(lookups).map(FakeNames::addresses).toList()));
    return this;
  }

  private static List<InetAddress> addresses(String list) {
    return Stream.of(list.split(",")).map(InetAddress::ofLiteral).toList();
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized List<InetAddress> find(String host) throws UnknownHostException {
    asked.add(host);
    var lookups = answers.get(host);
    if (lookups == null) return Names.ofSystem(host);
    return lookups.size() > 1 ? lookups.removeFirst() : lookups.getFirst();
  }
}
