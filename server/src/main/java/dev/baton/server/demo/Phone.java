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
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>A phone</title>
        <style>
          body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
          form { display: flex; gap: .5rem; align-items: end; flex-wrap: wrap }
          label { display: grid; font-size: .8rem } label + label { flex: 1 }
          input, button { font: inherit; padding: .3rem .5rem }
          pre { white-space: pre-wrap; font: inherit }
        </style>
        <h1>A phone</h1>
        <form method="post" action="/texts">
          <label>From <input name="From" value="%s" size="12"></label>
          <label>Text <input name="Body" autofocus required></label>
          <button>Send</button>
        </form>
        <pre aria-live="polite">%s</pre>
        <script>
          const shown = document.querySelector('pre');
          setInterval(async () => {
            const texts = await (await fetch('/texts')).text();
            if (texts !== shown.textContent) shown.textContent = texts;
          }, 1000);
        </script>
        </html>
        """
        .formatted(LocalProvider.PHONE, escaped(lines(texts)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
