package dev.baton.server.sms;

import com.twilio.security.RequestValidator;
import dev.baton.channels.sms.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The provider as it calls a node: at the node's own address, signed for the URL that it was told.
 */
record Provider(URI node, String publicUrl) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> inbound(String sid, String from, String to, String body) {
    return call("/sms/inbound", message(sid, from, to, body));
  }

  HttpResponse<String> status(String sid, String status, String... more) {
    var form = new LinkedHashMap<String, String>();
    form.put("AccountSid", ProviderStub.SID);
    form.put("MessageSid", sid);
    form.put("MessageStatus", status);
    for (int i = 0; i < more.length; i += 2) form.put(more[i], more[i + 1]);
    return call("/sms/status", form);
  }

  static Map<String, String> message(String sid, String from, String to, String body) {
    var form = new LinkedHashMap<String, String>();
    form.put("ToCountry", "US");
    form.put("MessageSid", sid);
    form.put("AccountSid", ProviderStub.SID);
    form.put("From", from);
    form.put("To", to);
    form.put("Body", body);
    form.put("NumMedia", "0");
    form.put("Empty", "");
    return form;
  }

  /** The type of what is there, fetched as anybody may. */
  static String fetched(URI url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.discarding());
    if (response.statusCode() != 200) throw new AssertionError(response.toString());
    return response.headers().firstValue("Content-Type").orElse("");
  }

  HttpResponse<String> call(String path, Map<String, String> form) {
    return send(path, form, signature(publicUrl + path, form));
  }

  /** What is sent, which the provider's own library takes for signed by the provider. */
  static String signature(String url, Map<String, String> form) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(ProviderStub.TOKEN), "HmacSHA1"));
      var text = new StringBuilder(url);
      new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
      var signature =
          java.util.Base64.getEncoder().encodeToString(mac.doFinal(bytes(text.toString())));
      var validator = new RequestValidator(ProviderStub.TOKEN);
      if (validator.validate(url, form, signature)) return signature;
      throw new AssertionError("the provider's library does not take it: " + url);
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  HttpResponse<String> send(String path, Map<String, String> form, String signature) {
    var body =
        form.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(node + path))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
