package dev.baton.server.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The pretended phones as they are looked at. */
final class Phone {

  private Phone() {}

  static String lines(List<SmsText> texts) {
    return texts.stream().map(each -> each.line() + "\n").collect(Collectors.joining());
  }

  static String page(List<SmsText> texts) {
    return """
        <!doctype html><meta charset="utf-8"><title>A phone</title>
        <form method="post" action="/texts">
          <input name="From" value="%s"> <input name="Body" autofocus size="60"> <button>Text</button>
        </form>
        <pre>%s</pre>
        """
        .formatted(LocalProvider.PHONE, escaped(lines(texts)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
