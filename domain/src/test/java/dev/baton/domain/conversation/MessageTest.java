package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Cases;
import dev.baton.domain.JsonObject;
import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessageTest {
  private static final List<Author> AUTHORS =
      List.of(
          new Author.Visitor(),
          new Author.Bot(),
          new Author.Human(Who.ANN.id()),
          new Author.System());

  @TestFactory
  Stream<DynamicTest> every_author_has_a_role_and_all_but_the_visitor_write_to_the_visitor() {
    return Cases.of(
            """
            visitor | user inbound
            bot     | assistant outbound
            human   | assistant outbound
            system  | system outbound
            """)
        .each(words -> described(author(words.getFirst())), List.of(authors()));
  }

  @Test
  void a_part_has_an_id_of_its_own_that_follows_from_the_message() {
    var message = by(new Author.Visitor());
    assertThat(message.parts()).isEqualTo(message.parts()).hasSize(1);
    var part = message.parts().getFirst().id();
    assertThat(part.value()).isNotEqualTo(message.id().value());
    assertThat(Part.Id.of(message.id(), 1)).isNotEqualTo(part);
    assertThat(part.value().variant()).isEqualTo(message.id().value().variant());
  }

  private static Set<String> authors() {
    return Stream.of(Author.class.getPermittedSubclasses())
        .map(it -> Cases.word(it.getSimpleName()))
        .collect(Collectors.toSet());
  }

  private static Author author(String word) {
    return AUTHORS.stream()
        .filter(it -> Cases.word(it.getClass().getSimpleName()).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static String described(Author author) {
    return Cases.word(author.role()) + (by(author).outbound() ? " outbound" : " inbound");
  }

  private static Message by(Author author) {
    var id = new Minted().message();
    return new Message(id, Minted.CONVERSATION, 0, author, "hello", JsonObject.EMPTY, Scene.NOW);
  }

  @Test
  void an_image_is_a_part_behind_the_text_or_alone() {
    var hash = new Asset.Hash("0".repeat(64));
    var asset = new Asset(Minted.ORGANIZATION, hash, "k".repeat(32), MediaType.PNG, 9);
    var cat = new Attachment(asset, "cat.png");
    assertThat(with("hello", cat).parts()).hasSize(2);
    assertThat(with("hello", cat).parts().getLast())
        .isInstanceOfSatisfying(Part.File.class, file -> assertThat(file.order()).isEqualTo(1));
    assertThat(with("", cat, cat).parts())
        .hasOnlyElementsOfType(Part.File.class)
        .extracting(Part::order)
        .containsExactly(0, 1);
    assertThat(with("").parts()).singleElement().isInstanceOf(Part.Text.class);
  }

  private static Message with(String text, Attachment... files) {
    var id = new Message.Id(new UUID(7, 7));
    var bot = new Author.Bot();
    return new Message(
        id, Minted.CONVERSATION, 0, bot, text, JsonObject.EMPTY, List.of(files), Scene.NOW);
  }
}
