package dev.baton.channels.outgoing;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of ten days with the authority behind it, made with the JDK's own tool. */
public record Certificate(KeyStore store) {
  private static final String PASSWORD = "changeit";

  public static Certificate make(Path folder, String host, String from) throws Exception {
    var file = folder.resolve("keys.p12");
    keytool(file, "-alias", "ca", "-dname", "CN=Authority", "-ext", "bc:c", "-startdate", "-60d");
    keytool(
        file,
        "-alias",
        "site",
        "-signer",
        "ca",
        "-dname",
        "CN=" + host,
        "-ext",
        "san=dns:" + host,
        "-startdate",
        from,
        "-validity",
        "10");
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Certificate(store);
  }

  private static void keytool(Path file, String... options) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(options));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IllegalStateException(said);
  }

  /** The authority alone, for those who shall believe it. */
  KeyStore authority() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store.getCertificate("ca"));
    return trusted;
  }

  /** For those who believe it. */
  public SSLContext believed() throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authority());
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }

  /** For whoever shows it. */
  public SSLContext shown() throws Exception {
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    var password = PASSWORD.toCharArray();
    own.setKeyEntry(
        "site", store.getKey("site", password), password, store.getCertificateChain("site"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }

  public Https site() throws Exception {
    return Https.start(shown());
  }

  public record Https(HttpsServer server) implements AutoCloseable {

    static Https start(SSLContext tls) throws Exception {
      var server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(200, -1);
            } catch (SSLHandshakeException refused) {
              // The caller did not like the certificate.
            }
          });
      server.start();
      return new Https(server);
    }

    public int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
