package dev.baton.server;

import dev.baton.server.config.Config;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Serves until it is told to stop.")
final class ServeCommand implements Callable<Integer> {

  static final Path DATA = Path.of(".baton", "data");

  private final Map<String, String> environment;

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    var server = Server.start(Config.of(environment, DATA));
    System.out.println("Baton listens on " + server.publicUrl());
    return Serving.untilToldToStop(server);
  }
}
