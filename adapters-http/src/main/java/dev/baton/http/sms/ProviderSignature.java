package dev.baton.http.sms;

import dev.baton.application.PublicUrl;
import dev.baton.http.Form;
import dev.baton.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How the provider proves that it is the one who calls: HMAC-SHA1 over the public URL that it was
 * told and the form's values by name. The URL is that of the configuration and not that of the
 * request, which a proxy may have changed. Source: API.md, section 6.
 *
 * @param token shared with the provider; null where there is none, and then nobody is believed
 */
public record ProviderSignature(@Nullable String token, PublicUrl publicUrl) {
  static final String HEADER = "X-Twilio-Signature";
  private static final String ALGORITHM = "HmacSHA1";

  boolean proves(Request request, Form form) {
    var sent = request.header(HEADER);
    var secret = token;
    if (sent == null || secret == null) return false;
    var values = values(form);
    return urls(request, form).stream()
        .map(url -> signature(secret, url + values))
        .anyMatch(expected -> MessageDigest.isEqual(expected, bytes(sent)));
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "ProviderSignature[" + publicUrl + "]";
  }

  /** Providers are not of one mind about whether a usual port belongs into a URL. */
  private Set<String> urls(Request request, Form form) {
    var query = form.query() == null ? "" : "?" + form.query();
    var url = publicUrl.of(request.path());
    return Stream.of(url.toString(), with(url, -1), with(url, port(url)))
        .map(each -> each + query)
        .collect(Collectors.toSet());
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) return url.getPort();
    return "https".equals(url.getScheme()) ? 443 : 80;
  }

  private static String with(URI url, int port) {
    var authority = url.getHost() + (port < 0 ? "" : ":" + port);
    return url.getScheme() + "://" + authority + url.getRawPath();
  }

  private static String values(Form form) {
    var text = new StringBuilder();
    new TreeMap<>(form.values()).forEach((name, value) -> text.append(name).append(value));
    return text.toString();
  }

  private static byte[] signature(String secret, String signed) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
      return Base64.getEncoder().encode(mac.doFinal(bytes(signed)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
