package dev.baton.server.demo;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.access.Secrets;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import dev.baton.server.node.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The demonstration: the same organizations, people and keys at every start on a folder. */
public final class Demo {
  /** Where Acme's scripted bot is reached by SMS. */
  public static final String NUMBER = "+15550199";

  private final Path folder;
  private @Nullable DemoData data;
  private @Nullable BotData bot;

  public Demo(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that the people of the key ring are in the database.
   *
   * @throws CannotStart when the key ring cannot be read or written
   */
  public void seed(Node node) {
    var ids = node.get(Ids.class);
    var secrets = node.get(Secrets.class);
    var seed = new Seed(node.get(Transactions.class), ids);
    var people = read(KeyRing.in(folder), DemoData.class, () -> DemoData.mint(ids, secrets));
    var scripted = read(KeyRing.ofBot(folder), BotData.class, () -> BotData.mint(ids, secrets));
    seed.plant(people);
    seed.plant(scripted, people);
    seed.plantNumber(scripted, people);
    data = people;
    bot = scripted;
  }

  private static <T> T read(KeyRing ring, Class<T> type, Supplier<T> minted) {
    try {
      return ring.readOr(type, minted);
    } catch (IOException flaw) {
      throw new CannotStart(
          Exit.FOLDER, "The keys in %s cannot be used: %s".formatted(ring.file(), flaw), flaw);
    }
  }

  /**
   * The scripted bot, not started.
   *
   * @param baseUrl where the server is to be reached from here
   * @param told what it hears and says, line by line
   */
  public ScriptedBot bot(URI baseUrl, Consumer<String> told) {
    if (bot == null) throw new IllegalStateException("nothing was seeded yet");
    return new ScriptedBot(new BotLine(baseUrl, bot), told);
  }

  /**
   * @param phone where the provider of SMS is that pretends phones, null where there is none
   */
  public Announcement announcement(URI baseUrl, @Nullable URI phone) {
    if (data == null || bot == null) throw new IllegalStateException("nothing was seeded yet");
    return new Announcement(baseUrl.toString(), data, bot.agentId(), phone);
  }
}
