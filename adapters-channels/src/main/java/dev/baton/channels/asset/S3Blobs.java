package dev.baton.channels.asset;

import dev.baton.application.Unavailable;
import dev.baton.application.asset.Blobs;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Bytes in a bucket of an S3-compatible store, an object each. */
public final class S3Blobs implements Blobs, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** SHA-256 of nothing. */
  private static final String NO_CONTENT =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final S3Bucket bucket;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * @param clock must go as the store's does, or nearly so: what is signed too early or too late is
   *     refused
   */
  public S3Blobs(S3Bucket bucket, InstantSource clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  /** The same bytes have the same name, so writing them again changes nothing. */
  @Override
  public void put(Organization.Id organization, Asset.Hash hash, byte[] bytes) {
    var call = new ObjectCall("PUT", key(organization, hash), hash.hex());
    var answer = send(call, BodyPublishers.ofByteArray(bytes), BodyHandlers.discarding());
    if (answer.statusCode() / 100 != 2) throw refused(answer);
  }

  @Override
  public Optional<InputStream> open(Organization.Id organization, Asset.Hash hash) {
    var call = new ObjectCall("GET", key(organization, hash), NO_CONTENT);
    var answer = send(call, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
    if (answer.statusCode() == 200) return Optional.of(answer.body());
    close(answer.body());
    if (answer.statusCode() == 404) return Optional.empty();
    throw refused(answer);
  }

  private static String key(Organization.Id organization, Asset.Hash hash) {
    return organization.value() + "/" + hash.hex();
  }

  private record ObjectCall(String method, String key, String contentHash) {}

  private <T> HttpResponse<T> send(ObjectCall call, BodyPublisher body, BodyHandler<T> handler) {
    var url = bucket.object(call.key);
    var request = HttpRequest.newBuilder(url).timeout(PATIENCE).method(call.method, body);
    var signature = new S3Signature(bucket, clock.instant());
    signature.headers(call.method, url, call.contentHash).forEach(request::header);
    try {
      return http.send(request.build(), handler);
    } catch (IOException flaw) {
      throw new Unavailable("the store of assets does not answer", flaw);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new Unavailable("the request was given up", hurried);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException gone) {
      // Nobody wanted to read it.
    }
  }

  private static Unavailable refused(HttpResponse<?> answer) {
    return new Unavailable("the store of assets answered " + answer.statusCode(), null);
  }

  @Override
  public void close() {
    http.close();
  }
}
