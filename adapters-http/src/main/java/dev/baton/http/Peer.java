package dev.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.BufferUtil;

/** The other end of a request's connection. Asked by the request's own thread only. */
final class Peer {
  private static final int AHEAD = 1024;

  private final HttpServletRequest http;
  private boolean spoke;

  Peer(HttpServletRequest http) {
    this.http = http;
  }

  /**
   * Whether it has hung up. Jetty reads nothing while a request is served, so this does; what a
   * client has sent ahead goes where Jetty looks for the next request, and ends the asking.
   */
  boolean gone() {
    if (spoke) return false;
    var connection =
        ServletContextRequest.getServletContextRequest(http)
            .getConnectionMetaData()
            .getConnection();
    var ahead = BufferUtil.allocate(AHEAD);
    try {
      int read = connection.getEndPoint().fill(ahead);
      spoke = read > 0;
      if (spoke && connection instanceof Connection.UpgradeTo next) next.onUpgradeTo(ahead);
      return read < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
