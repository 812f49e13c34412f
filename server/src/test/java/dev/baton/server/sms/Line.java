package dev.baton.server.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.channels.sms.ProviderStub;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** An installation with a number, and a visitor who writes to it by way of the provider. */
final class Line implements AutoCloseable {
  static final String PUBLIC = "https://baton.example";
  static final String VISITOR = "+15550100";
  static final Duration SOON = Duration.ofSeconds(30);

  private final ProviderStub stub = new ProviderStub();
  private final Installation installation = Installation.fresh();
  private People people;
  private Provider provider;

  private Line() {
    installation.texting(stub.account());
    people = installation.reached(URI.create(PUBLIC)).start().people();
    provider = new Provider(people.baseUrl(), PUBLIC);
  }

  static Line open() {
    var line = new Line();
    line.people.organization().post("/v1/numbers", Map.of("number", Texts.OURS)).expect(201);
    return line;
  }

  /** Goes on by another node, which the world reaches there. */
  void move(String publicUrl) {
    people = installation.reached(URI.create(publicUrl)).start().people();
    provider = new Provider(people.baseUrl(), publicUrl);
  }

  ProviderStub stub() {
    return stub;
  }

  Installation installation() {
    return installation;
  }

  People people() {
    return people;
  }

  Provider provider() {
    return provider;
  }

  static String sid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  void says(String text) {
    says(sid(), text);
  }

  void says(String sid, String text) {
    var answer = provider.inbound(sid, VISITOR, Texts.OURS, text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
    assertThat(answer.body()).contains("<Response></Response>");
  }

  /** The visitor's threads that can be polled, the newest first. */
  List<String> threads() {
    var path = "/api/v1/threads?toPhoneNumber=%2B15550100";
    var found = people.organization().get(path).expect(200).body().findValuesAsText("id");
    return found.stream()
        .filter(each -> people.organization().get("/v1/v2/conversations/" + each).status() == 200)
        .toList();
  }

  Texts thread() {
    assertThat(threads()).isNotEmpty();
    return Texts.of(threads().getFirst(), VISITOR, people);
  }

  static List<String> contents(JsonNode messages) {
    return StreamSupport.stream(messages.spliterator(), false)
        .map(each -> each.path("content").asText())
        .toList();
  }

  /** What the provider was asked to send. */
  List<String> sent() {
    return stub.taken().stream().map(each -> each.getOrDefault("Body", "")).toList();
  }

  @Override
  public void close() {
    installation.close();
    stub.close();
  }
}
