package dev.baton.channels.asset;

import java.net.URI;

/**
 * Where an S3-compatible store keeps our bytes, and as whom we come.
 *
 * @param endpoint without the bucket, which is named in the path
 */
public record S3Bucket(URI endpoint, String name, String region, Credentials credentials) {

  public record Credentials(String accessKey, String secretKey) {

    /** Never the secret. */
    @Override
    public String toString() {
      return "Credentials[" + accessKey + "]";
    }
  }

  URI object(String key) {
    var base = endpoint.toString().replaceFirst("/+$", "");
    return URI.create(base + "/" + name + "/" + key);
  }
}
