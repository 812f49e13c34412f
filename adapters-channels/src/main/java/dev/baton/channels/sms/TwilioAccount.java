package dev.baton.channels.sms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The installation's account at the provider.
 *
 * @param baseUrl of the provider's API, without a slash at the end
 * @param messagingServiceSid what sends where a conversation has no number of ours; null for none
 */
public record TwilioAccount(
    String sid, String authToken, URI baseUrl, @Nullable String messagingServiceSid) {
  public static final URI PUBLIC_API = URI.create("https://api.twilio.com");

  URI messages() {
    return URI.create(baseUrl + "/2010-04-01/Accounts/" + encoded(sid) + "/Messages.json");
  }

  /** What its calls and ours have as {@code Authorization}. */
  public String authorization() {
    var credentials = (sid + ":" + authToken).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "TwilioAccount[" + sid + "]";
  }
}
