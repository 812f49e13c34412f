package dev.baton.server.sms;

import static dev.baton.server.sms.Line.PUBLIC;
import static dev.baton.server.sms.Line.VISITOR;
import static dev.baton.server.sms.Line.sid;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a message brings along, at the URLs that the provider names. */
class MediaTest {
  @AutoClose private final Line line = Line.open();

  private static Map<String, String> withMedia(String sid, String text, List<String> urls) {
    var form = new HashMap<>(Provider.message(sid, VISITOR, Texts.OURS, text));
    form.put("NumMedia", "" + urls.size());
    for (int i = 0; i < urls.size(); i++) form.put("MediaUrl" + i, urls.get(i));
    return form;
  }

  @Test
  void images_of_a_message_are_parts_of_it_and_are_fetched_once() throws Exception {
    line.installation().allowing("127.0.0.1:" + line.stub().address().getPort());
    line.move(PUBLIC);
    var urls =
        List.of(line.stub().media("1.png"), line.stub().media("card"), line.stub().media("2.png"));
    var form = withMedia(sid(), "Look!", urls);
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(line.stub().asked()).containsExactlyInAnyOrder("1.png", "card", "2.png");
    var message = line.thread().polled(line.people()).get(0);
    assertThat(message.path("content").asText()).isEqualTo("Look!");
    assertThat(message.at("/metadata/attachments")).hasSize(2);
    assertThat(message.at("/metadata/media")).as("all that came").hasSize(3);
    var image = URI.create(message.at("/metadata/attachments/1").asText());
    assertThat(image.toString()).startsWith(PUBLIC + "/assets/");
    assertThat(Provider.fetched(line.people().baseUrl().resolve(image.getPath())))
        .isEqualTo("image/png");
  }

  @Test
  void images_that_do_not_come_do_not_keep_the_provider_waiting_nor_the_message() {
    line.installation().allowing("127.0.0.1:" + line.stub().address().getPort());
    line.move(PUBLIC);
    long began = System.nanoTime();
    var form =
        withMedia(sid(), "Look!", List.of(line.stub().media("hangs"), line.stub().media("1.png")));
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(13));
    assertThat(line.thread().polled(line.people()).get(0).at("/metadata/attachments")).hasSize(1);
  }

  @Test
  void media_of_a_message_is_kept_with_it_and_a_message_may_be_nothing_else() {
    var form = new HashMap<>(Provider.message(sid(), VISITOR, Texts.OURS, ""));
    form.put("NumMedia", "1");
    form.put("MediaUrl0", "https://media.example/1");
    form.put("MediaContentType0", "image/png");
    assertThat(line.provider().call("/sms/inbound", form).statusCode()).isEqualTo(200);
    assertThat(line.thread().polled(line.people()).get(0).at("/metadata/media/0").asText())
        .isEqualTo("https://media.example/1");
  }
}
