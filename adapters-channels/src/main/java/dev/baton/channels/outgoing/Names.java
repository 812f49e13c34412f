package dev.baton.channels.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses that a host name has at this moment. */
@FunctionalInterface
interface Names {

  List<InetAddress> find(String host) throws UnknownHostException;

  /** As the machine resolves them. */
  static List<InetAddress> ofSystem(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }
}
