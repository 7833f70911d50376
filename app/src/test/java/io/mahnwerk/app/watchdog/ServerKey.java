package io.mahnwerk.app.watchdog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key with a self-signed certificate, made by the JDK's own keytool.
 *
 * @param address whom the certificate names, such as ip:127.0.0.1
 */
record ServerKey(Path folder, String address) {
  private static final String PASSWORD = "Schluessel-7";

  static ServerKey of(Path folder, String address) {
    ServerKey key = new ServerKey(folder, address);
    key.keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-validity",
            "30",
            "-dname",
            "CN=mail",
            "-storetype",
            "PKCS12",
            "-ext",
            "san=" + address));
    key.keytool(List.of("-exportcert", "-rfc", "-file", key.certificate().toString()));
    return key;
  }

  /** Its certificate as PEM. */
  Path certificate() {
    return folder.resolve("mail.pem");
  }

  SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file())) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Path file() {
    return folder.resolve("mail.p12");
  }

  private void keytool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", "mail", "-keystore", file().toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    try {
      Process keytool =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new AssertionError(Files.readString(folder.resolve("keytool.log")));
      }
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
