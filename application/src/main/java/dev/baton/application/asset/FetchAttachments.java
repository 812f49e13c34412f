package dev.baton.application.asset;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.Unavailable;
import dev.baton.application.access.Secrets;
import dev.baton.application.asset.RemoteImages.Found;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.FileName;
import dev.baton.domain.conversation.Attachment;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Brings images from elsewhere into the organization's keeping, for a message to refer to them.
 * What was brought and is not referred to is seen by nobody, and found again by the next try.
 */
public final class FetchAttachments {
  /** For all images of a message. Source: API.md, section 4. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Each holds the image that came and, twice, the one that is left of it: 45 MiB at most. */
  private static final int AT_ONCE = 8;

  private static final int AT_ONCE_OF_ONE = 4;

  private final RemoteImages images;
  private final Blobs blobs;
  private final Transactions transactions;
  private final Secrets secrets;
  private final Turns turns = new Turns(AT_ONCE, AT_ONCE_OF_ONE);

  @Inject
  public FetchAttachments(
      RemoteImages images, Blobs blobs, Transactions transactions, Secrets secrets) {
    this.images = images;
    this.blobs = blobs;
    this.transactions = transactions;
    this.secrets = secrets;
  }

  /** What became of it: all of them, in order, or none. */
  public sealed interface Fetched {

    record All(List<Attachment> attachments) implements Fetched {}

    /** The first that could not be had, and why in a sentence. */
    record Unfetchable(String url, String why) implements Fetched {}
  }

  /**
   * Fetches and keeps; not to be called within a transaction.
   *
   * @throws Unavailable when they cannot be kept now, or too many are being fetched
   */
  public Fetched fetch(Organization.Id organization, List<String> urls) {
    if (urls.isEmpty()) return new Fetched.All(List.of());
    return each(organization, urls, images, PATIENCE, this::gathered);
  }

  /**
   * Fetches from elsewhere and keeps what can be had in time, in order; the rest is left out.
   *
   * @param patience for all of them
   * @throws Unavailable when it cannot be told what was kept
   */
  public List<Attachment> fetchWhatComes(
      Organization.Id organization, List<String> urls, RemoteImages from, Duration patience) {
    if (urls.isEmpty()) return List.of();
    return each(organization, urls, from, patience, this::come);
  }

  private <T> T each(
      Organization.Id organization,
      List<String> urls,
      RemoteImages from,
      Duration patience,
      Function<List<Future<Fetched>>, T> gather) {
    long end = System.nanoTime() + patience.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          urls.stream()
              .map(url -> threads.submit(() -> one(organization, url, from, end)))
              .toList();
      try {
        return gather.apply(tasks);
      } finally {
        tasks.forEach(each -> each.cancel(true));
      }
    }
  }

  private Fetched one(Organization.Id organization, String url, RemoteImages from, long end)
      throws InterruptedException {
    if (!turns.take(organization, left(end))) throw new Unavailable("too many images", null);
    try {
      return switch (from.fetch(url, left(end))) {
        case Found.Nothing(var why) -> new Fetched.Unfetchable(url, why);
        case Found.Image image -> new Fetched.All(List.of(kept(organization, image)));
      };
    } finally {
      turns.giveBack(organization);
    }
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  private Attachment kept(Organization.Id organization, Found.Image image) {
    var hash = hash(image.bytes());
    blobs.put(organization, hash, image.bytes());
    var asset = new Asset(organization, hash, secrets.next(), image.type(), image.bytes().length);
    return new Attachment(asset, FileName.of(image.name(), image.type()));
  }

  private static Asset.Hash hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset.Hash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private Fetched gathered(List<Future<Fetched>> tasks) {
    var attachments = new ArrayList<Attachment>();
    for (var task : tasks) {
      switch (outcome(task)) {
        case Fetched.Unfetchable not -> {
          return not;
        }
        case Fetched.All(var more) -> attachments.addAll(more);
      }
    }
    return new Fetched.All(transactions.within(store -> known(attachments, store)));
  }

  private List<Attachment> come(List<Future<Fetched>> tasks) {
    var attachments = new ArrayList<Attachment>();
    for (var task : tasks) {
      try {
        if (outcome(task) instanceof Fetched.All(var more)) attachments.addAll(more);
      } catch (Unavailable late) {
        if (Thread.currentThread().isInterrupted()) throw late;
      }
    }
    return transactions.within(store -> known(attachments, store));
  }

  private static Fetched outcome(Future<Fetched> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Unavailable away) throw away;
      throw new IllegalStateException("an image was not fetched", failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new Unavailable("the request was given up", hurried);
    }
  }

  /** As the organization knows them; in one order for all, so that nobody waits in a circle. */
  private static List<Attachment> known(List<Attachment> fresh, Store store) {
    var assets = new TreeMap<String, Asset>();
    fresh.forEach(each -> assets.putIfAbsent(each.asset().hash().hex(), each.asset()));
    assets.replaceAll((_, asset) -> store.assets().add(asset));
    return fresh.stream()
        .map(each -> new Attachment(known(each, assets), each.filename()))
        .toList();
  }

  private static Asset known(Attachment fresh, Map<String, Asset> assets) {
    return Objects.requireNonNull(assets.get(fresh.asset().hash().hex()));
  }
}
