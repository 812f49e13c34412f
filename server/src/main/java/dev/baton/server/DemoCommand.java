package dev.baton.server;

import dev.baton.server.config.Config;
import dev.baton.server.demo.Demo;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Serves two organizations with operators and keys, ready to try.")
final class DemoCommand implements Callable<Integer> {

  private static final Path DATA = Path.of(".baton", "demo");

  /** What somebody listens on who listens on all addresses. */
  private static final Set<String> ANY = Set.of("0.0.0.0", "::", "[::]");

  private final Map<String, String> environment;

  @Option(names = "--json", description = "Print, once ready, one line of JSON for scripts.")
  private boolean json;

  DemoCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    var config = Config.of(environment, DATA);
    var demo = new Demo(config.data());
    var server = Server.start(config, demo::seed);
    var announcement = demo.announcement(server.publicUrl());
    System.out.println(json ? announcement.json() : announcement.text());
    // The one line for scripts stays alone on its stream.
    var bot =
        demo.bot(
            local(config.http(), server.port()),
            line -> (json ? System.err : System.out).println(line));
    bot.start();
    return Serving.untilToldToStop(server);
  }

  private static URI local(Config.Http address, int port) {
    boolean any = ANY.contains(address.host());
    return URI.create("http://%s:%d".formatted(any ? "127.0.0.1" : address.host(), port));
  }
}
