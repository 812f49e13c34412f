package dev.baton.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The local provider's calls, signed as the real one's: for the URL that the world knows, although
 * they go to the server next door. Source: API.md, section 6.
 *
 * @param node where the server is to be reached from here
 * @param publicUrl where it says that it is, without a slash at the end
 */
record SignedCalls(String token, URI node, URI publicUrl) {
  private static final String ALGORITHM = "HmacSHA1";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What the server answered. */
  int post(String path, Map<String, String> form) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(node + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature(publicUrl + path, form))
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String signature(String url, Map<String, String> form) {
    var signed = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    } catch (GeneralSecurityException flaw) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, flaw);
    }
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "SignedCalls[" + node + "]";
  }
}
