package dev.baton.channels.image;

import static dev.baton.channels.image.Bytes.changed;
import static dev.baton.channels.image.Bytes.find;
import static dev.baton.channels.image.Bytes.inserted;
import static dev.baton.channels.image.Bytes.joined;
import static dev.baton.channels.image.Bytes.latin;
import static dev.baton.channels.image.Pictures.chunk;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilesTest {
  private static final byte[] PNG = Pictures.png();
  private static final byte[] JPEG = Pictures.jpeg();
  private static final byte[] GIF = Pictures.gif();
  private static final byte[] WEBP = Pictures.webp();

  @ParameterizedTest
  @MethodSource({"nothing_like_an_image", "pngs", "jpegs", "gifs", "webps"})
  void is_refused_without_being_decoded(byte[] file) {
    assertThatExceptionOfType(NoImage.class).isThrownBy(() -> ShownImage.of(file));
  }

  static Stream<Named<byte[]>> nothing_like_an_image() {
    return Stream.of(
        named("no bytes", new byte[0]),
        named("one byte", new byte[] {(byte) 0x89}),
        named("zeros", new byte[1_000]),
        named("HTML", latin("<!doctype html><script>alert(1)</script>")),
        named("SVG", latin("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
        named("XML with SVG", latin("<?xml version='1.0'?><svg/>")),
        named("PDF", latin("%PDF-1.7\n1 0 obj")),
        named("ZIP", latin("PK\3\4\24\0\0\0")),
        named("JavaScript", latin("alert(1)//\u0089PNG\r\n\032\n")),
        named("BMP", latin("BM\0\0\0\0\0\0\0\0\66\0\0\0")),
        named("TIFF", latin("II*\0\10\0\0\0")),
        named("ICO", latin("\0\0\1\0\1\0")),
        named("AVIF", latin("\0\0\0\40ftypavif\0\0\0\0")),
        named("EPS", latin("%!PS-Adobe-3.0 EPSF-3.0")),
        named("PNG behind a space", joined(latin(" "), PNG)),
        named("PNG with line ends spoilt", joined(latin("\u0089PNG\n\032\n"), PNG)));
  }

  static Stream<Named<byte[]>> pngs() {
    var end = chunk("IEND", new byte[0]);
    var head = joined(latin(Png.MAGIC), Pictures.ihdr(1, 1));
    var pixels = chunk("IDAT", Pictures.deflated(new byte[4]));
    return Stream.of(
        named("50k x 50k", Pictures.declared(50_000, 50_000)),
        named("wide as a long", Pictures.declared(0xFFFF_FFFFL, 1)),
        named("a stripe", Pictures.declared(16_385, 1)),
        named("above 40 megapixels", Pictures.declared(8_000, 5_001)),
        named("no width", Pictures.declared(0, 1)),
        named("the magic alone", latin(Png.MAGIC)),
        named("cut short", Arrays.copyOf(PNG, PNG.length - 1)),
        named("cut in half", Arrays.copyOf(PNG, PNG.length / 2)),
        named("one bit turned", changed(PNG, PNG.length - 20, PNG[PNG.length - 20] ^ 1)),
        named("no pixels", joined(head, end)),
        named("pixels that are not packed", joined(head, chunk("IDAT", latin("<script>")), end)),
        named("empty pixels", joined(head, chunk("IDAT", new byte[0]), end)),
        named("two headers", inserted(PNG, Pictures.PNG_BODY, Pictures.ihdr(9, 9))),
        named(
            "another first chunk",
            joined(latin(Png.MAGIC), chunk("tEXt", latin("a")), pixels, end)),
        named(
            "an unknown chunk that is needed",
            joined(head, chunk("EVIL", latin("x")), pixels, end)),
        named("pixels in two places", joined(head, pixels, chunk("tEXt", latin("a")), pixels, end)),
        named("a chunk longer than all", joined(head, latin("\u007f\u00ff\u00ff\u00ffIDAT"))),
        named("a chunk of negative length", joined(head, latin("\u00ff\u00ff\u00ff\u00ffIDAT"))),
        named("1,001 frames", Pictures.animatedPng(1_001)),
        named(
            "a frame beyond the canvas",
            inserted(PNG, PNG.length - 12, Pictures.frameControl(99, 9))),
        named("a million bytes of frames", Pictures.animatedPng(30_000)));
  }

  static Stream<Named<byte[]>> jpegs() {
    int frame = find(JPEG, "\u00ff\u00c0");
    int scan = find(JPEG, "\u00ff\u00da");
    var header = Arrays.copyOfRange(JPEG, frame, frame + 2 + JPEG[frame + 3]);
    var pass = Arrays.copyOfRange(JPEG, scan, JPEG.length - 2);
    var many = new Bytes().put(Arrays.copyOf(JPEG, JPEG.length - 2));
    for (int i = 0; i < 100; i++) many.put(pass);
    return Stream.of(
        named("65,535 x 65,535", inserted(JPEG, frame + 5, latin("\u00ff\u00ff\u00ff\u00ff"))),
        named("a height that comes later", changed(changed(JPEG, frame + 5, 0), frame + 6, 0)),
        named("the magic alone", latin(Jpeg.MAGIC)),
        named("cut short", Arrays.copyOf(JPEG, JPEG.length - 1)),
        named("cut in its pixels", Arrays.copyOf(JPEG, scan + 20)),
        named("two sizes", inserted(JPEG, frame, header)),
        named("no pixels", joined(Arrays.copyOf(JPEG, scan), latin("\u00ff\u00d9"))),
        named("pixels before their size", inserted(JPEG, 2, pass)),
        named("a segment longer than all", inserted(JPEG, 2, latin("\u00ff\u00e1\u00ff\u00ff"))),
        named("a segment shorter than its length", inserted(JPEG, 2, latin("\u00ff\u00e1\0\1"))),
        named("something between segments", inserted(JPEG, 2, latin("<script>"))),
        named("a beginning within", inserted(JPEG, 2, latin("\u00ff\u00d8"))),
        named("101 passes", many.put("\u00ff\u00d9").done()));
  }

  static Stream<Named<byte[]>> gifs() {
    return Stream.of(
        named("65,535 x 65,535", changed(changed(GIF, 7, 0xFF), 9, 0xFF)),
        named("a million frames", Pictures.animatedGif(1_000_000, 1, 1)),
        named("frames of 60 megapixels", Pictures.animatedGif(1, 10_000, 6_000)),
        named("frames of 400 megapixels in all", Pictures.animatedGif(41, 5_000, 2_000)),
        named("no frames", Pictures.animatedGif(0, 1, 1)),
        named("the magic alone", latin("GIF89a")),
        named("cut short", Arrays.copyOf(GIF, GIF.length - 1)),
        named("cut in its pixels", Arrays.copyOf(GIF, GIF.length / 2)),
        named("a script for a size", latin("GIF89a/*" + "\0".repeat(20) + "*/=1;alert(1)")),
        named("an unknown block", inserted(GIF, GIF.length - 1, latin("B\0"))),
        named("another version", changed(GIF, 4, '8')));
  }

  static Stream<Named<byte[]>> webps() {
    var pixel = Pictures.pixel();
    int animated = 0x02;
    var frames = new Bytes().put(Pictures.extended(animated, 1, 1));
    for (int i = 0; i < 1_001; i++) frames.put(Pictures.webpFrame(1, 1));
    return Stream.of(
        named("16 million pixels wide", Pictures.riff(Pictures.extended(0, 1 << 24, 1), pixel)),
        named(
            "16,384 square",
            Bytes.joined(
                Arrays.copyOf(WEBP, 21),
                latin("\u00ff\u00ff\u00ff\u000f"),
                Arrays.copyOfRange(WEBP, 25, WEBP.length))),
        named("another size inside", Pictures.riff(Pictures.extended(0, 2, 2), pixel)),
        named("the head alone", Pictures.riff()),
        named("no pixels", Pictures.riff(Pictures.extended(0, 1, 1))),
        named("cut short", Arrays.copyOf(WEBP, WEBP.length - 1)),
        named("another container", joined(latin("RIFF\4\0\0\0WAVE"), pixel)),
        named("two images", Pictures.riff(pixel, pixel)),
        named("pixels that are none", changed(WEBP, 20, 0)),
        named("no key frame", changed(Pictures.lossyWebp(), 20, 1)),
        named(
            "frames of a still",
            Pictures.riff(Pictures.extended(0, 1, 1), Pictures.webpFrame(1, 1))),
        named("1,001 frames", Pictures.riff(frames.done())),
        named(
            "a frame beyond the canvas",
            Pictures.riff(Pictures.extended(animated, 1, 1), Pictures.webpFrame(2, 2))),
        named("a chunk longer than all", Pictures.riff(latin("VP8L\u00ff\u00ff\u00ff\u007f"))));
  }
}
