package dev.baton.application.away;

import dev.baton.application.asset.AssetUrls;
import dev.baton.domain.conversation.Details.Contact;
import dev.baton.domain.conversation.Message;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How an e-mail puts what was said. What others wrote is text in it, never markup. */
final class Wording {
  private static final String FOOT =
      "You get this e-mail because you were not there any more. Open the chat to answer.";

  private final AssetUrls urls;

  @Inject
  Wording(AssetUrls urls) {
    this.urls = urls;
  }

  Letter letter(AwayMail mail, Contact contact, String team, List<Message> replies) {
    var said = replies.stream().map(this::said).toList();
    return new Letter(
        mail.id(),
        mail.visitor().conversation(),
        mail.at(),
        String.valueOf(contact.email()),
        contact.name(),
        replies.size() == 1
            ? team + " replied to you"
            : team + " sent you " + said.size() + " replies",
        text(said),
        html(said));
  }

  /** Images are named by where they are. */
  private String said(Message reply) {
    var lines = new ArrayList<String>();
    if (!reply.text().isEmpty()) lines.add(reply.text());
    for (var each : reply.attachments()) lines.add(urls.of(each.asset()).toString());
    return String.join("\n", lines);
  }

  private static String text(List<String> said) {
    var quoted = said.stream().map(each -> each.indent(2).replaceAll("(?m)^ {2}", "> "));
    return "While you were away:\n\n"
        + quoted.collect(Collectors.joining("\n"))
        + "\n"
        + FOOT
        + "\n";
  }

  private static String html(List<String> said) {
    var quoted =
        said.stream()
            .map(
                each ->
                    "<blockquote dir=\"auto\">"
                        + escaped(each).replace("\n", "<br>")
                        + "</blockquote>");
    return "<!doctype html><html><body><p>While you were away:</p>"
        + quoted.collect(Collectors.joining())
        + "<p>"
        + FOOT
        + "</p></body></html>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
