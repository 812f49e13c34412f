package dev.baton.server;

import dev.baton.server.launch.Exit;
import java.util.concurrent.CountDownLatch;

/** What a server does between its start and the signal to stop. */
final class Serving {

  private Serving() {}

  /** Never returns: the signal's hook ends the process, and says that all is well. */
  static int untilToldToStop(Server server) throws InterruptedException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  Runtime.getRuntime().halt(Exit.OK.code());
                },
                "stop"));
    new CountDownLatch(1).await();
    return Exit.OK.code();
  }
}
