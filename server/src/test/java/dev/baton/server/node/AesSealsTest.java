package dev.baton.server.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesSealsTest {
  private static final String SECRET = "whsec_c2VjcmV0";

  private static SecretKey key(int filler) {
    var bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) filler);
    return new SecretKeySpec(bytes, "AES");
  }

  @Test
  void what_one_node_sealed_another_opens_and_nobody_reads() {
    var sealed = new AesSeals(key(1)).seal(SECRET);
    assertThat(sealed).doesNotContain(SECRET).doesNotContain("c2VjcmV0");
    assertThat(new AesSeals(key(1)).open(sealed)).isEqualTo(SECRET);
    assertThat(new AesSeals(key(1)).seal(SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void without_a_key_a_secret_is_kept_as_it_is_and_can_be_read_with_one() {
    var kept = new AesSeals(null).seal(SECRET);
    assertThat(new AesSeals(null).open(kept)).isEqualTo(SECRET);
    assertThat(new AesSeals(key(1)).open(kept)).isEqualTo(SECRET);
  }

  @Test
  void without_its_own_key_nothing_is_opened() {
    var sealed = new AesSeals(key(1)).seal(SECRET);
    for (var other : new AesSeals[] {new AesSeals(null), new AesSeals(key(2))}) {
      assertThatThrownBy(() -> other.open(sealed))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("BATON_SECRET_KEY");
    }
  }

  @Test
  void what_was_tampered_with_is_not_opened() {
    var seals = new AesSeals(key(1));
    var sealed = seals.seal(SECRET);
    var end = sealed.endsWith("A") ? "B" : "A";
    var tampered = sealed.substring(0, sealed.length() - 1) + end;
    assertThatThrownBy(() -> seals.open(tampered)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> seals.open(SECRET)).isInstanceOf(IllegalStateException.class);
  }
}
