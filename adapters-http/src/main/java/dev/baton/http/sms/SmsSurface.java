package dev.baton.http.sms;

import dev.baton.application.delivery.HearProvider;
import dev.baton.application.text.ReceiveText;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Form;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.Surface;
import dev.baton.http.hitl.HitlDialect;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the provider of SMS calls, and nobody else may. Source: API.md, section 6. */
public final class SmsSurface {
  private static final Logger LOG = LoggerFactory.getLogger(SmsSurface.class);
  private static final String MARKUP = "text/xml";
  private static final String PROOF = ProviderSignature.HEADER;

  /** There is nothing that the provider should do. */
  private static final Reply NOTHING =
      new Reply.Written(
          200, Map.of(), MARKUP, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>");

  private final ProviderSignature signature;
  private final ReceiveText receive;
  private final HearProvider hear;

  @Inject
  public SmsSurface(ProviderSignature signature, ReceiveText receive, HearProvider hear) {
    this.signature = signature;
    this.receive = receive;
    this.hear = hear;
  }

  public Surface surface() {
    return new Surface(
        "sms",
        new HitlDialect(),
        List.of("/sms"),
        List.of(
            Endpoint.post("/sms/inbound", Access.open(), http -> proven(http, this::inbound))
                .named("receiveText", "A visitor's message, told by the provider")
                .takesForm(PROOF, "MessageSid", "From", "To", "Body", "OptOutType", "MediaUrl0")
                .serves(200, MARKUP)
                .refuses(403),
            Endpoint.post("/sms/status", Access.open(), http -> proven(http, this::status))
                .named("hearStatus", "What became of a message of ours, told by the provider")
                .takesForm(PROOF, "MessageSid", "MessageStatus", "ErrorCode", "ErrorMessage")
                .serves(200, MARKUP)
                .refuses(403)));
  }

  private Reply proven(Request http, Consumer<Form> work) {
    var form = http.form();
    if (!signature.proves(http, form)) {
      return http.refuse(new Fault.Forbidden("The provider's signature is missing or wrong."));
    }
    work.accept(form);
    return NOTHING;
  }

  private void inbound(Form form) {
    var text = InboundForm.text(form);
    if (text == null) return;
    if (!receive.receive(text)) LOG.atWarn().log("a message came for a number that nobody has");
  }

  private void status(Form form) {
    var id = form.value("MessageSid");
    var news = StatusForm.news(form);
    if (id != null && news != null) hear.hear(id, news);
  }
}
