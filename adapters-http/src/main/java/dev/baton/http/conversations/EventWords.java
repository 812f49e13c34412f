package dev.baton.http.conversations;

import dev.baton.domain.webhook.Topic;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a webhook may ask to be told. */
final class EventWords {
  /**
   * Words of the dialect for what Baton does not have. They are taken, so that a client registers
   * here as it does elsewhere, and never come. Source: the dialect's public document.
   */
  private static final String NEVER_TOLD =
      """
      page.submission.created submission.updated qr_code.scanned qr_code.updated qr_group.created
      qr_group.updated qr_group.deleted product.scanned product.created product.updated
      product.deleted object.scanned object.created object.updated object.deleted chatbot.created
      chatbot.updated chatbot.deleted article.created article.updated article.deleted
      article.published article.unpublished article.indexed article.indexing_failed
      article_category.created article_category.updated article_category.deleted member.invited
      member.joined member.removed member.role_changed invitation.revoked
      """;

  static final Map<String, String> ALL = all();

  private EventWords() {}

  private static Map<String, String> all() {
    var words = new TreeMap<String, String>();
    for (var topic : Topic.values()) words.put(topic.word(), topic.word());
    words.remove(Topic.PING.word());
    Arrays.stream(NEVER_TOLD.split("\\s+")).forEach(word -> words.put(word, word));
    return Collections.unmodifiableMap(words);
  }
}
