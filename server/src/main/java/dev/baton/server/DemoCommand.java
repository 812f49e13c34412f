package dev.baton.server;

import dev.baton.server.config.Config;
import dev.baton.server.demo.Demo;
import dev.baton.server.demo.LocalProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    this.environment = new HashMap<>(environment);
    // What the bot and the phones get is to be seen between.
    this.environment.putIfAbsent("BATON_LOG_LEVEL", "warn");
  }

  @Override
  public Integer call() throws InterruptedException {
    var config = Config.of(environment, DATA);
    var demo = new Demo(config.data());
    if (config.channels().sms() != null) return serve(config, demo, null);
    var phone = LocalProvider.start(InstantSource.system(), this::tell);
    return serve(config.texting(phone.account()), demo, phone);
  }

  /**
   * @param phone null where the settings name a provider
   */
  private int serve(Config config, Demo demo, @Nullable LocalProvider phone)
      throws InterruptedException {
    var server = Server.start(config, demo::seed);
    var here = local(config.http(), server.port());
    if (phone != null) phone.calls(here, server.publicUrl());
    var announcement =
        demo.announcement(server.publicUrl(), phone == null ? null : phone.address());
    System.out.println(json ? announcement.json() : announcement.text());
    demo.bot(here, this::tell).start();
    return Serving.untilToldToStop(server);
  }

  /** The one line for scripts stays alone on its stream. */
  private void tell(String line) {
    (json ? System.err : System.out).println(line);
  }

  private static URI local(Config.Http address, int port) {
    boolean any = ANY.contains(address.host());
    return URI.create("http://%s:%d".formatted(any ? "127.0.0.1" : address.host(), port));
  }
}
