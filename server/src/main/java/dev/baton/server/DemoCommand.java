package dev.baton.server;

import dev.baton.server.config.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Serves two organizations with operators and keys, ready to try.")
final class DemoCommand implements Callable<Integer> {

  private static final Path DATA = Path.of(".baton", "demo");

  private final Map<String, String> environment;

  @Option(names = "--json", description = "Print, once ready, one line of JSON for scripts.")
  private boolean json;

  DemoCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    var server = Server.start(Config.of(environment, DATA));
    System.out.println(
        json
            ? "{\"base_url\":\"" + server.publicUrl() + "\"}"
            : "Baton's demo listens on " + server.publicUrl());
    return Serving.untilToldToStop(server);
  }
}
