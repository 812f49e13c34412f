package dev.baton.http;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the kernel keeps a connection whose far end acknowledges nothing of what was sent to it:
 * Linux's {@code TCP_USER_TIMEOUT}, see tcp(7). Without it a reader that vanished with neither FIN
 * nor RST holds its stream for a quarter of an hour. Java knows no such option, so it is set by the
 * C library on the listening socket, from which accepted ones inherit it. Elsewhere than on Linux
 * the kernel's own patience holds.
 */
final class Acknowledgement {
  private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

  /**
   * Less than the 15 s between heartbeats, so that the second one a vanished reader misses fails.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(14);

  private static final int IPPROTO_TCP = 6;
  private static final int TCP_USER_TIMEOUT = 18;
  private static final String LISTENING = "0A";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Acknowledgement() {}

  /** For all connections to come of whatever of this process listens on the port. */
  static void expectOn(int port) {
    if (!Files.isDirectory(DESCRIPTORS)) return;
    try {
      for (int descriptor : listening(port)) set(descriptor);
    } catch (IOException | UncheckedIOException unreadable) {
      LOG.atWarn().setCause(unreadable).log("readers that vanish will be noticed late");
    }
  }

  /** The descriptors of this process among the sockets that listen on the port. */
  private static List<Integer> listening(int port) throws IOException {
    var names = sockets(port).stream().map("socket:[%s]"::formatted).collect(Collectors.toSet());
    var found = new ArrayList<Integer>();
    try (var all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (var each : all) {
        if (names.contains(target(each))) found.add(Integer.valueOf(each.getFileName().toString()));
      }
    }
    return found;
  }

  /** Other descriptors come and go while we read. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException gone) {
      return "";
    }
  }

  /** Inode numbers. Columns, see proc(5): slot, local address, remote address, state, …, inode. */
  private static Set<String> sockets(int port) throws IOException {
    var local = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
    var lines = new ArrayList<String>();
    for (var table : List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"))) {
      if (Files.exists(table)) lines.addAll(Files.readAllLines(table));
    }
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > 9 && row[1].endsWith(local) && row[3].equals(LISTENING))
        .map(row -> row[9])
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("restricted") // The way to the C library is open by --enable-native-access.
  private static void set(int descriptor) {
    var linker = Linker.nativeLinker();
    var function = linker.defaultLookup().findOrThrow("setsockopt");
    var shape = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    try (var arena = Arena.ofConfined()) {
      var value = arena.allocateFrom(JAVA_INT, (int) PATIENCE.toMillis());
      int result =
          (int)
              linker
                  .downcallHandle(function, shape)
                  .invokeExact(
                      descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, value, (int) JAVA_INT.byteSize());
      if (result != 0) LOG.atWarn().log("readers that vanish will be noticed late");
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
