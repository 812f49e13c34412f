package dev.baton.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          cat.png -> cat.png
          /photos/2026/cat.jpeg -> cat.png
          Straße 7 (neu).png -> Straße 7 (neu).png
          写真.png -> 写真.png
          cat -> cat.png
          cat.tar.gz -> cat.tar.png
          `` -> image.png
          / -> image.png
          .htaccess -> image.png
          ../../etc/passwd -> passwd.png
          ..\\..\\windows\\win.ini -> win.png
          C:\\boot.ini -> boot.png
          ... -> image.png
          a"b';c.png -> abc.png
          <script>alert(1)<.png -> scriptalert(1).png
          a%0d%0aSet-Cookie.png -> a0d0aSet-Cookie.png
          """)
  void is_one_harmless_name_with_the_right_extension(String proposed, String name) {
    assertThat(FileName.of(proposed, MediaType.PNG)).isEqualTo(name);
  }

  @Test
  void ends_no_header() {
    assertThat(FileName.of("a\r\nSet-Cookie: b=c\r\n\r\n.png", MediaType.GIF))
        .isEqualTo("aSet-Cookie bc.gif");
  }

  @Test
  void shows_all_of_itself_and_in_its_order() {
    assertThat(FileName.of("photo\u202Egpj.exe", MediaType.PNG)).isEqualTo("photogpj.png");
    assertThat(FileName.of("a\0b\u0085c\u200Bd\uFEFF.png", MediaType.PNG)).isEqualTo("abcd.png");
  }

  @Test
  void is_short_whatever_is_proposed() {
    var name = FileName.of("é".repeat(1_000) + ".png", MediaType.WEBP);
    assertThat(name).isEqualTo("é".repeat(100) + ".webp");
  }
}
