package dev.baton.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/** Clients that say something in random conversations over HTTP, and keep what was acknowledged. */
final class Relays {
  private final Scene scene;
  private final Saying saying;
  private final List<UUID> acknowledged = new ArrayList<>();

  Relays(Scene scene, Saying saying) {
    this.scene = scene;
    this.saying = saying;
  }

  String name() {
    return saying.name();
  }

  /** The ids of all messages that any server acknowledged to these clients. */
  List<UUID> acknowledged() {
    return acknowledged;
  }

  /**
   * As fast as they can.
   *
   * @throws IOException when anything but an acknowledgement came back: then nothing counts
   */
  Load closed(ServerProcess server, int clients, int seconds)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var all = new ArrayList<Future<List<UUID>>>();
      for (int i = 0; i < clients; i++) all.add(threads.submit(() -> loop(server, end)));
      long done = 0;
      for (var each : all) {
        var ids = each.get();
        done += ids.size();
        acknowledged.addAll(ids);
      }
      return new Load(done, (System.nanoTime() - began) / 1e9);
    } catch (ExecutionException flaw) {
      throw new IOException(flaw);
    }
  }

  private List<UUID> loop(ServerProcess server, long end) throws IOException {
    var ids = new ArrayList<UUID>();
    try (var client = Relay.to(server.port(), saying, scene.secret())) {
      while (System.nanoTime() < end) ids.add(client.send(random()));
    }
    return ids;
  }

  /** One client at a fixed rate: microseconds from when each was meant to start. */
  Histogram paced(ServerProcess server, int perSecond, int seconds) throws IOException {
    try (var client = Relay.to(server.port(), saying, scene.secret())) {
      return Paced.run(perSecond, seconds, () -> acknowledged.add(client.send(random())));
    }
  }

  private int random() {
    return ThreadLocalRandom.current().nextInt(scene.conversations()) + 1;
  }
}
