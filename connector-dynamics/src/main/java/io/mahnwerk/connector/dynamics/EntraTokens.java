package io.mahnwerk.connector.dynamics;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.Authorization;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.Sentence;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens of Microsoft Entra ID for an application with a secret (client credentials), by
 * Microsoft's own library. It keeps a token until five minutes before its end; one that the ledger
 * refuses is fetched anew once. Its calls go the way that is given to it, and nowhere else.
 */
final class EntraTokens implements Authorization {
  private final ResilientHttp service;
  private final Registration registration;
  private final ConfidentialClientApplication application;
  private String last = "";
  private boolean refused;

  /**
   * A registered application.
   *
   * @param tenant its id or domain: letters, digits, dots and hyphens
   */
  record Registration(String tenant, String clientId, String secret, String scope) {
    /** The library takes nothing but https; which address is really called is up to the way. */
    String authority() {
      return "https://login.microsoftonline.com/" + tenant + "/";
    }

    @Override
    public String toString() {
      return "Registration[" + tenant + "]";
    }
  }

  /**
   * @param service the way to the token service
   */
  EntraTokens(ResilientHttp service, EntraTransport transport, Registration registration) {
    this.service = service;
    this.registration = registration;
    try {
      this.application =
          ConfidentialClientApplication.builder(
                  registration.clientId(),
                  ClientCredentialFactory.createFromSecret(registration.secret()))
              .authority(registration.authority())
              .validateAuthority(false)
              .instanceDiscovery(false)
              .httpClient(transport)
              .build();
    } catch (MalformedURLException noTenant) {
      throw new IllegalArgumentException("No tenant", noTenant);
    }
  }

  @Override
  public synchronized Optional<String> header() {
    ClientCredentialParameters asked =
        ClientCredentialParameters.builder(Set.of(registration.scope())).skipCache(refused).build();
    last = "Bearer " + fetched(asked);
    refused = false;
    return Optional.of(last);
  }

  @Override
  public synchronized boolean renew(String header) {
    refused |= header.equals(last);
    return true;
  }

  @Override
  public void close() {
    service.close();
  }

  private String fetched(ClientCredentialParameters asked) {
    try {
      return Optional.ofNullable(application.acquireToken(asked).get().accessToken())
          .filter(token -> !token.isBlank())
          .orElseThrow(() -> unusable(null));
    } catch (ExecutionException failed) {
      throw causes(failed)
          .filter(ConnectorException.class::isInstance)
          .map(ConnectorException.class::cast)
          .findFirst()
          .orElseGet(() -> unusable(failed));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConnectorException(
          FailureKind.UNAVAILABLE,
          service.connection(),
          new Sentence("the sign-in was interrupted.", "die Anmeldung wurde unterbrochen."),
          interrupted);
    }
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
  }

  private ConnectorException unusable(@Nullable Throwable cause) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE,
        service.connection(),
        new Sentence(
            "the token service answered without a token.",
            "der Tokendienst antwortete ohne Token."),
        cause);
  }
}
