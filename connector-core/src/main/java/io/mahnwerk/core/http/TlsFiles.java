package io.mahnwerk.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Who we are and whom we trust on a TLS connection, from files. All methods throw {@link
 * GeneralSecurityException} or {@link IOException} for a file that is not what it should be; no
 * message holds the password.
 *
 * @param keyStore PKCS #12 with our private key and certificate chain; empty for none
 * @param authorities PEM with certificates of further authorities; the system's stay trusted
 */
public record TlsFiles(Optional<Path> keyStore, String password, Optional<Path> authorities) {

  /** Our key with its certificate. */
  public record Identity(PrivateKey key, X509Certificate certificate) {
    /** Hides the key. */
    @Override
    public String toString() {
      return "Identity[" + certificate.getSubjectX500Principal() + "]";
    }
  }

  /** Empty where neither file is named: then the system's own context is right. */
  public Optional<SSLContext> context() throws GeneralSecurityException, IOException {
    if (keyStore.isEmpty() && authorities.isEmpty()) {
      return Optional.empty();
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(keyStore.isPresent() ? own() : null, password.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities.isPresent() ? trusted(authorities.get()) : null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keyStore.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    return Optional.of(context);
  }

  /** The one private key of the key store. */
  public Identity identity() throws GeneralSecurityException, IOException {
    KeyStore store = own();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        return new Identity(key, certificate);
      }
    }
    throw new GeneralSecurityException("It holds no private key");
  }

  private KeyStore own() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    Path file = keyStore.orElseThrow(() -> new GeneralSecurityException("No key store is named"));
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  private static KeyStore trusted(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    TrustManagerFactory system =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    system.init((KeyStore) null);
    int number = 0;
    for (TrustManager manager : system.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        for (X509Certificate issuer : x509.getAcceptedIssuers()) {
          store.setCertificateEntry("system-" + number++, issuer);
        }
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("own-" + number++, own);
      }
    }
    return store;
  }

  /** Hides the password. */
  @Override
  public String toString() {
    return "TlsFiles[" + keyStore + ", " + authorities + "]";
  }
}
