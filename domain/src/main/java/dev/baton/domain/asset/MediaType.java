package dev.baton.domain.asset;

/** What an image is, by its content. */
public enum MediaType {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif");

  private final String word;
  private final String extension;

  MediaType(String word, String extension) {
    this.word = word;
    this.extension = extension;
  }

  /** As it stands in {@code Content-Type}. */
  public String word() {
    return word;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }
}
