package dev.baton.server.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text message that the local provider has.
 *
 * @param inbound whether somebody texted it to us
 */
record SmsText(
    String sid,
    boolean inbound,
    String from,
    String to,
    String body,
    List<String> media,
    Instant at) {

  static SmsText of(boolean inbound, String from, String to, PostedForm form, Instant at) {
    var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    return new SmsText(
        sid, inbound, from, to, form.field("Body", ""), List.copyOf(form.all("MediaUrl")), at);
  }

  /** For people: who says what. */
  String line() {
    var who = inbound ? "sms from " + from : "sms to   " + to;
    return who + ": " + body + (media.isEmpty() ? "" : " " + media);
  }

  /** As the provider's API shows it. Source: API.md, section 6. */
  Map<String, @Nullable Object> shown(String account, String status) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("sid", sid);
    shown.put("account_sid", account);
    shown.put("from", from);
    shown.put("to", to);
    shown.put("body", body);
    shown.put("status", status);
    shown.put("num_segments", "0");
    shown.put("num_media", Integer.toString(media.size()));
    shown.put("price", null);
    shown.put("price_unit", "USD");
    shown.put("error_code", null);
    shown.put("error_message", null);
    return shown;
  }

  /** As the provider tells it to whoever has the number. */
  Map<String, String> told(String account) {
    var told = new LinkedHashMap<String, String>();
    told.put("MessageSid", sid);
    told.put("AccountSid", account);
    told.put("From", from);
    told.put("To", to);
    told.put("Body", body);
    told.put("NumMedia", Integer.toString(media.size()));
    for (int i = 0; i < media.size(); i++) told.put("MediaUrl" + i, media.get(i));
    return told;
  }
}
