package dev.baton.channels.asset;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** Somebody else's S3 server in this JVM, with one bucket, which lets nobody in without a key. */
final class S3Server implements AutoCloseable {
  private static final S3Bucket.Credentials CREDENTIALS =
      new S3Bucket.Credentials("baton", "hush-hush");

  /** SHA-256 of nothing. */
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final S3Proxy server;

  S3Server() throws Exception {
    server =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, CREDENTIALS.accessKey(), CREDENTIALS.secretKey())
            .build();
    server.start();
    make(bucket());
  }

  private static void make(S3Bucket bucket) throws IOException, InterruptedException {
    var url = URI.create(bucket.endpoint() + "/" + bucket.name());
    var request = HttpRequest.newBuilder(url).PUT(BodyPublishers.noBody());
    new S3Signature(bucket, Instant.now()).headers("PUT", url, NOTHING).forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) throw new IOException(answer.body());
    }
  }

  S3Bucket bucket() {
    return bucket("images", CREDENTIALS);
  }

  S3Bucket bucket(String name, S3Bucket.Credentials credentials) {
    var endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    return new S3Bucket(endpoint, name, "us-east-1", credentials);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception flaw) {
      throw new IllegalStateException(flaw);
    }
  }
}
