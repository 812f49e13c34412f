package dev.baton.server.config;

import dev.baton.channels.outgoing.AllowedPrivate;
import dev.baton.http.TrustedProxies;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings one by one and gathers what is wrong with them. Asking for a name makes it known;
 * an empty value is none. Values are never repeated: one of them is a password.
 */
final class Settings {

  private static final String PREFIX = "BATON_";
  private static final int KEY_BYTES = 32;

  private final Map<String, String> environment;
  private final Set<String> known = new TreeSet<>();
  private final List<String> flaws = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  @Nullable String text(String name) {
    known.add(name);
    var value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  String text(String name, String otherwise) {
    var value = text(name);
    return value == null ? otherwise : value;
  }

  int number(String name, int otherwise, int least, int most) {
    var value = text(name);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("[0-9]{1,6}")) {
      var number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    flaw(name + " is not a number from " + least + " to " + most);
    return otherwise;
  }

  <E extends Enum<E>> E choice(String name, E otherwise) {
    var value = text(name);
    if (value == null) {
      return otherwise;
    }
    var choices = otherwise.getDeclaringClass().getEnumConstants();
    for (var each : choices) {
      if (each.name().equalsIgnoreCase(value)) {
        return each;
      }
    }
    flaw(name + " is none of " + Arrays.toString(choices).toLowerCase(Locale.ROOT));
    return otherwise;
  }

  Path path(String name, Path otherwise) {
    try {
      return Path.of(text(name, otherwise.toString()));
    } catch (InvalidPathException flaw) {
      flaw(name + " is not a path");
      return otherwise;
    }
  }

  @Nullable URI httpUrl(String name) {
    var value = text(name);
    if (value == null) {
      return null;
    }
    try {
      var url = new URI(value);
      if (Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (URISyntaxException refusedBelow) {
      // As any other text that is not such a URL.
    }
    flaw(name + " is not an http or https URL without query");
    return null;
  }

  AllowedPrivate allowedPrivate(String name) {
    var value = text(name);
    if (value == null) {
      return AllowedPrivate.NONE;
    }
    try {
      return AllowedPrivate.of(value);
    } catch (IllegalArgumentException flaw) {
      flaw(name + " is not a comma list of host names, addresses or networks");
      return AllowedPrivate.NONE;
    }
  }

  TrustedProxies trustedProxies(String name) {
    var value = text(name);
    if (value == null) {
      return TrustedProxies.NONE;
    }
    try {
      return TrustedProxies.of(value);
    } catch (IllegalArgumentException flaw) {
      flaw(name + " is not a comma list of addresses or networks");
      return TrustedProxies.NONE;
    }
  }

  @Nullable SecretKey secretKey(String name) {
    var value = text(name);
    if (value == null) {
      return null;
    }
    try {
      var bytes = Base64.getDecoder().decode(value);
      if (bytes.length == KEY_BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException refusedBelow) {
      // As any other text that is not such a key.
    }
    flaw(name + " is not the Base64 of " + KEY_BYTES + " bytes");
    return null;
  }

  @Nullable String jdbcUrl(String name) {
    var value = text(name);
    if (value != null && !value.startsWith("jdbc:postgresql://")) {
      flaw(name + " does not begin with jdbc:postgresql://");
    }
    return value;
  }

  void flaw(String flaw) {
    flaws.add(flaw);
  }

  void refuseFlaws() {
    environment.keySet().stream()
        .filter(each -> each.startsWith(PREFIX) && !known.contains(each))
        .sorted()
        .forEach(each -> flaw(each + " is unknown; did you mean " + Nearest.to(each, known) + "?"));
    if (!flaws.isEmpty()) {
      throw new CannotStart(Exit.SETTINGS, String.join("; ", flaws));
    }
  }
}
