package dev.baton.channels.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.baton.domain.asset.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShownImageTest {
  private static final String SECRET = "52.5200N 13.4050E";

  @Test
  void an_image_is_what_its_content_says() throws NoImage {
    assertThat(ShownImage.of(Pictures.png()).type()).isEqualTo(MediaType.PNG);
    assertThat(ShownImage.of(Pictures.jpeg()).type()).isEqualTo(MediaType.JPEG);
    assertThat(ShownImage.of(Pictures.gif()).type()).isEqualTo(MediaType.GIF);
    assertThat(ShownImage.of(Pictures.webp()).type()).isEqualTo(MediaType.WEBP);
    assertThat(ShownImage.of(Pictures.lossyWebp()).type()).isEqualTo(MediaType.WEBP);
  }

  @ParameterizedTest
  @MethodSource("sound")
  void what_is_without_metadata_stays_as_it_is(byte[] image) throws NoImage {
    assertThat(ShownImage.of(image).bytes()).isEqualTo(image);
  }

  static Stream<Named<byte[]>> sound() {
    return Stream.of(
        named("PNG", Pictures.png()),
        named("JPEG", Pictures.jpeg()),
        named("GIF", Pictures.gif()),
        named("lossless WebP", Pictures.webp()),
        named("lossy WebP", Pictures.lossyWebp()),
        named("animated PNG", Pictures.animatedPng(1_000)),
        named("animated GIF", Pictures.animatedGif(1_000, 1, 1)),
        named("animated WebP", Pictures.riff(Pictures.extended(2, 1, 1), Pictures.webpFrame(1, 1))),
        named("40 megapixels", Pictures.declared(8_000, 5_000)));
  }

  @ParameterizedTest
  @MethodSource("telling")
  void what_gives_its_owner_away_is_left_out(byte[] image) throws NoImage, IOException {
    assertThat(Bytes.find(image, SECRET)).isNotNegative();
    var shown = ShownImage.of(image);
    assertThat(Bytes.find(shown.bytes(), SECRET)).isNegative();
    assertThat(ShownImage.of(shown.bytes()).bytes()).isEqualTo(shown.bytes());
    if (shown.type() != MediaType.WEBP) assertThat(pixels(shown.bytes())).isEqualTo(pixels(image));
  }

  static Stream<Named<byte[]>> telling() {
    var secret = Bytes.latin(SECRET);
    return Stream.of(
        named("PNG text", png("tEXt", secret)),
        named("PNG packed text", png("zTXt", secret)),
        named("PNG international text", png("iTXt", secret)),
        named("PNG EXIF", png("eXIf", secret)),
        named("PNG private chunk", png("prVt", secret)),
        named("JPEG EXIF", jpeg(Pictures.exif(1, SECRET))),
        named(
            "JPEG XMP",
            jpeg(Pictures.segment(0xE1, Bytes.latin("http://ns.adobe.com/xap/1.0/\0" + SECRET)))),
        named("JPEG IPTC", jpeg(Pictures.segment(0xED, Bytes.latin("Photoshop 3.0\0" + SECRET)))),
        named("JPEG comment", jpeg(Pictures.segment(0xFE, secret))),
        named("JPEG previews", jpeg(Pictures.segment(0xE2, Bytes.latin("MPF\0" + SECRET)))),
        named("GIF comment", gif("!\u00fe\u0011" + SECRET + "\0")),
        named("GIF XMP", gif("!\u00ff\u000bXMP DataXMP\u0011" + SECRET + "\0")),
        named("WebP EXIF", webp("EXIF", secret)),
        named("WebP XMP", webp("XMP ", secret)));
  }

  private static byte[] png(String type, byte[] data) {
    return Bytes.inserted(Pictures.png(), Pictures.PNG_BODY, Pictures.chunk(type, data));
  }

  private static byte[] jpeg(byte[] segment) {
    return Bytes.inserted(Pictures.jpeg(), 2, segment);
  }

  private static byte[] gif(String block) {
    var gif = Pictures.gif();
    return Bytes.inserted(gif, gif.length - 1, Bytes.latin(block));
  }

  private static byte[] webp(String type, byte[] data) {
    return Pictures.riff(
        Pictures.extended(0x0C, 1, 1), Pictures.pixel(), Pictures.riffChunk(type, data));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void what_stands_behind_the_end_is_left_out(byte[] image) throws NoImage {
    var zip = Bytes.joined(image, Bytes.latin("<?php system($_GET[0]); ?>PK\3\4<script>alert(1)"));
    assertThat(ShownImage.of(zip).bytes()).isEqualTo(image);
  }

  @Test
  void a_photograph_stays_the_right_way_up() throws NoImage {
    for (int way = 2; way <= 8; way++) {
      var shown = ShownImage.of(jpeg(Pictures.exif(way, SECRET))).bytes();
      int exif = Bytes.find(shown, "Exif\0\0");
      assertThat(exif).isPositive();
      assertThat(Arrays.copyOfRange(shown, 0, 2)).isEqualTo(Bytes.latin("\u00ff\u00d8"));
      assertThat(shown[exif + 25]).isEqualTo((byte) way);
      assertThat(Bytes.find(shown, SECRET)).isNegative();
    }
    assertThat(Bytes.find(ShownImage.of(jpeg(Pictures.exif(9, SECRET))).bytes(), "Exif"))
        .isNegative();
  }

  @Test
  void an_extended_webp_does_not_promise_what_is_gone() throws NoImage {
    assertThat(ShownImage.of(webp("EXIF", Bytes.latin("x"))).bytes())
        .isEqualTo(Pictures.riff(Pictures.extended(0, 1, 1), Pictures.pixel()));
  }

  /** Whatever is done to an image, it is shown whole or refused, and never anything else. */
  @ParameterizedTest
  @MethodSource("sound")
  void a_spoilt_image_is_refused_or_still_one(byte[] image) {
    if (image.length > 5_000) return;
    var dice = new Random(85);
    for (int length = 0; length < image.length; length++) {
      assertThat(refused(Arrays.copyOf(image, length))).as("cut to %d", length).isTrue();
    }
    for (int i = 0; i < 20_000; i++) {
      var spoilt = image.clone();
      for (int j = 0; j <= i % 4; j++) spoilt[dice.nextInt(spoilt.length)] = (byte) dice.nextInt();
      refused(spoilt);
    }
  }

  private static boolean refused(byte[] image) {
    try {
      ShownImage.of(image);
      return false;
    } catch (NoImage expected) {
      return true;
    }
  }

  private static int[] pixels(byte[] image) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(image));
    return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
  }
}
