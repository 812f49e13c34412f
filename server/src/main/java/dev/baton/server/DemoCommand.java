package dev.baton.server;

import dev.baton.server.config.Config;
import dev.baton.server.demo.Demo;
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
    var config = Config.of(environment, DATA);
    var demo = new Demo(config.data());
    var server = Server.start(config, demo::seed);
    var announcement = demo.announcement(server.publicUrl());
    System.out.println(json ? announcement.json() : announcement.text());
    return Serving.untilToldToStop(server);
  }
}
