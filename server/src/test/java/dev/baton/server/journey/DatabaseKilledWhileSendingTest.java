package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.contract.Mood;
import dev.baton.channels.email.SmtpStub;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.away.MailedChat;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import dev.baton.server.webhooks.Endpoint;
import dev.baton.server.webhooks.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is killed while messages and e-mails leave and an endpoint is told of them. Source:
 * FAILURES.md 21, 33 and 60.
 */
class DatabaseKilledWhileSendingTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LEASES_ARE_OVER = Duration.ofSeconds(100);
  private static final int CHATS = 6;
  private static final int EACH = 12;

  @TempDir Path folder;
  @AutoClose private final ProviderStub provider = new ProviderStub();
  @AutoClose private final SmtpStub smtp = new SmtpStub();
  @AutoClose private final Endpoint endpoint = new Endpoint();

  @Test
  void everything_leaves_once_and_in_order() throws Exception {
    var settings = new HashMap<>(TextedChat.settings(provider));
    settings.putAll(MailedChat.settings(smtp));
    settings.put("BATON_ALLOW_PRIVATE", "127.0.0.1");
    try (var baton = BatonProcess.start(folder, settings);
        var bots = Executors.newVirtualThreadPerTaskExecutor()) {
      var people = baton.people();
      endpoint.register(people.organization(), "message.created");
      var chats = new ArrayList<TextedChat>();
      for (int i = 0; i < CHATS; i++) chats.add(TextedChat.with("+1555030" + i, people));
      var talks = chats.stream().map(chat -> bots.submit(() -> talk(chat, people))).toList();
      var mailed = mailed(people);
      while (provider.taken().size() < CHATS * EACH / 2) Thread.onSpinWait();
      killDatabase();
      smtp.answersLate();
      for (var talk : talks) talk.get();
      for (var chat : chats) {
        Eventually.is(
            Collections.nCopies(EACH, "sent"), LEASES_ARE_OVER, () -> chat.statuses(people));
        assertThat(chat.got(provider)).isEqualTo(texts());
      }
      var heard = new Heard(endpoint);
      for (var chat : chats) {
        Eventually.is(texts(), LEASES_ARE_OVER, () -> heard.texts(chat.id()));
      }
      for (var chat : mailed) {
        Eventually.is("sent", LEASES_ARE_OVER, chat::status);
        assertThat(chat.got(smtp)).as("what was answered is settled later").hasSize(1);
      }
    }
  }

  /** One whose e-mail was taken and not answered yet, and one whose e-mail is still to come. */
  private List<MailedChat> mailed(People people) {
    smtp.becomes(Mood.TAKES_AND_HANGS);
    var answered = MailedChat.with("zoe@example.test", people);
    answered.reply("Hello?");
    Eventually.is(1, SOON, () -> smtp.taken().size());
    smtp.becomes(Mood.TAKES);
    var due = MailedChat.with("ben@example.test", people);
    due.reply("Hello?");
    return List.of(answered, due);
  }

  private static List<String> texts() {
    return IntStream.range(0, EACH).mapToObj(n -> "No. " + n).toList();
  }

  /** Says each until it was taken in. */
  private static void talk(TextedChat chat, People people) {
    for (var text : texts()) {
      while (chat.say(people, text).status() != 201) Thread.onSpinWait();
    }
  }

  private void killDatabase() throws IOException {
    var record = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    var database = ProcessHandle.of(Long.parseLong(record.getFirst().strip())).orElseThrow();
    database.destroyForcibly();
    database.onExit().join();
  }
}
