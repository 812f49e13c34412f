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
import org.jspecify.annotations.Nullable;

/** The demonstration: the same organizations, people and keys at every start on a folder. */
public final class Demo {
  private final Path folder;
  private @Nullable DemoData data;

  public Demo(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that the people of the key ring are in the database.
   *
   * @throws CannotStart when the key ring cannot be read or written
   */
  public void seed(Node node) {
    var ring = KeyRing.in(folder);
    var ids = node.get(Ids.class);
    try {
      var people = ring.readOr(() -> DemoData.mint(ids, node.get(Secrets.class)));
      new Seed(node.get(Transactions.class), ids).plant(people);
      data = people;
    } catch (IOException flaw) {
      throw new CannotStart(
          Exit.FOLDER, "The keys in %s cannot be used: %s".formatted(ring.file(), flaw), flaw);
    }
  }

  public Announcement announcement(URI baseUrl) {
    if (data == null) throw new IllegalStateException("nothing was seeded yet");
    return new Announcement(baseUrl.toString(), data);
  }
}
