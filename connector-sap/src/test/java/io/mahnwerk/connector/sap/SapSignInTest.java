package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.mahnwerk.connector.sap.FakeSap.Reply;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader.SyncCursor;
import io.mahnwerk.mocks.kit.LoopbackServer.Asked;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

@Timeout(60)
class SapSignInTest {
  private static final String SECRET = "Geheimnis-42";

  private final FakeSap sap = new FakeSap();
  private final AtomicInteger tokens = new AtomicInteger();
  @TempDir private Path folder;

  @BeforeEach
  void serve() {
    sap.on(SapServices.CUSTOMER_COMPANIES, Reply.feed())
        .when(
            request -> request.asks("token"),
            request ->
                Reply.of(
                    200,
                    "{\"access_token\":\"t%d\",\"token_type\":\"bearer\",\"expires_in\":3600}"
                        .formatted(tokens.incrementAndGet())));
  }

  @AfterEach
  void close() {
    sap.close();
  }

  @Test
  void fetchesOneTokenForManyCalls() {
    read(oauth("client-credentials"), 3);

    Asked fetch = sap.seen("token").get(0);
    assertThat(sap.seen("token")).hasSize(1);
    assertThat(fetch.body()).isEqualTo("grant_type=client_credentials");
    assertThat(fetch.headers().get("Authorization")).isEqualTo(basic("mahnwerk", SECRET));
    assertThat(sap.seen(SapServices.CUSTOMER_COMPANIES))
        .allMatch(seen -> "Bearer t1".equals(seen.headers().get("Authorization")));
  }

  @Test
  void fetchesAFreshTokenOnceWhenOneIsRefused() {
    sap.when(
        request -> "Bearer t1".equals(request.headers().get("Authorization")),
        request -> Reply.of(401, ""));

    read(oauth("client-credentials"), 1);

    assertThat(sap.seen("token")).hasSize(2);
  }

  @Test
  void givesUpWhenTheFreshTokenIsRefusedToo() {
    sap.when(request -> request.asks("$metadata"), request -> Reply.of(401, ""));

    ConnectorException failure = failure(oauth("client-credentials"));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(sap.documents()).hasSize(2);
    assertThat(failure)
        .hasMessageContaining("check settings 'token-url', 'oauth-client-id' and 'oauth-scope'");
  }

  @Test
  void namesTheClientWhoseSecretIsWrong() {
    sap.when(
        request -> request.asks("token"),
        request -> Reply.of(400, "{\"error\":\"invalid_client\"}"));

    ConnectorException failure = failure(oauth("client-credentials"));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(failure).hasMessageContaining("invalid_client").hasMessageNotContaining(SECRET);
    assertThat(sap.documents()).isEmpty();
  }

  @Test
  void signsAnAssertionThatSapCanVerify() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path key = certificates.key("signer");
    Map<String, String> settings = oauth("saml-bearer");
    settings.put("certificate-file", key.toString());
    settings.put("certificate-password", Certificates.PASSWORD);
    settings.put("saml-issuer", "mahnwerk.example");
    settings.put("saml-audience", "S4H_100");

    read(settings, 1);

    Map<String, String> form = form(sap.seen("token").get(0).body());
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:saml2-bearer");
    Document assertion = xml(Base64.getUrlDecoder().decode(form.get("assertion")));
    assertThat(isSignedBy(assertion, certificate(key, "signer"))).isTrue();
    assertThat(text(assertion, "NameID")).isEqualTo("MAHNWERK");
    assertThat(text(assertion, "Audience")).isEqualTo("S4H_100");
    assertThat(text(assertion, "Issuer")).isEqualTo("mahnwerk.example");
    assertThat(isSignedBy(assertion, certificate(certificates.key("other"), "other"))).isFalse();
  }

  @Test
  void signsInByCertificateAtAServerThatOnlyOurAuthorityVouchesFor() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path client = certificates.key("client");
    List<String> names = new CopyOnWriteArrayList<>();
    HttpsServer server = certificates.server(certificates.key("server"), client, "client");
    server.createContext(
        "/",
        exchange -> {
          var session = ((HttpsExchange) exchange).getSSLSession();
          names.add(session.getPeerPrincipal().getName());
          boolean isItems = exchange.getRequestURI().getPath().contains("ITEMCUBE");
          boolean isDocument = exchange.getRequestURI().getPath().endsWith("$metadata");
          String answer =
              isDocument
                  ? FakeSap.document(isItems ? "items" : "customers")
                  : "{\"d\":{\"results\":[]}}";
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Map<String, String> settings = new HashMap<>(sap.settings());
      settings.keySet().removeAll(List.of("user", "password"));
      settings.put("sign-in", "certificate");
      settings.put("url", "https://127.0.0.1:" + server.getAddress().getPort());
      settings.put("certificate-file", client.toString());
      settings.put("certificate-password", Certificates.PASSWORD);

      assertThat(failure(settings).kind())
          .as("an unknown authority")
          .isEqualTo(FailureKind.NOT_SENT);
      settings.put("ca-file", certificates.certificate("server").toString());
      read(settings, 1);
      assertThat(names).isNotEmpty().allMatch("CN=client"::equals);

      settings.put("certificate-file", certificates.key("stranger").toString());
      assertThat(failure(settings)).isNotNull();
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "basic,password,setting 'password' is missing: sign-in 'basic' needs it.",
    "client-credentials,token-url,setting 'token-url' is missing: sign-in 'client-credentials' needs"
        + " it.",
    "certificate,certificate-file,setting 'certificate-file' is missing: sign-in 'certificate' needs"
        + " it."
  })
  void namesTheSettingThatAWayOfSigningInNeeds(String way, String missing, String sentence) {
    Map<String, String> settings = oauth(way);
    settings.remove(missing);

    assertThat(failure(settings).sentence().english()).isEqualTo(sentence);
  }

  @Test
  void namesTheFilesThatCannotBeUsedAndNoPassword() throws Exception {
    Map<String, String> settings = new HashMap<>(sap.settings());
    settings.put("ca-file", Files.writeString(folder.resolve("ca.pem"), "no PEM").toString());
    settings.put("certificate-password", SECRET);

    assertThat(failure(settings)).hasMessageContaining("'ca-file'").hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @CsvSource({"BasicAuthentication,Basic", "OAuth2ClientCredentials,Bearer"})
  void signsInAsADestinationSays(String authentication, String scheme) {
    serveDestination(sap.settings().get("url"), "Internet", authentication);

    read(destination(), 2);

    assertThat(sap.seen("S4 HANA")).hasSize(1);
    assertThat(sap.seen("S4 HANA").get(0).headers()).containsEntry("Authorization", "Bearer t1");
    String expected = scheme.equals("Basic") ? basic("COMM", SECRET) : "Bearer destination-token";
    assertThat(sap.seen(SapServices.CUSTOMER_COMPANIES))
        .allMatch(seen -> expected.equals(seen.headers().get("Authorization")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example,Internet,leads to another system than setting 'url'.",
    "own,OnPremise,'goes through the Cloud Connector: bind the connectivity service'"
  })
  void sendsTheSignInOfADestinationNowhereElse(String url, String proxy, String reason) {
    serveDestination(
        url.equals("own") ? sap.settings().get("url") : url, proxy, "BasicAuthentication");

    ConnectorException failure = failure(destination());

    assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
    assertThat(failure)
        .hasMessageContaining("'btp-destination' " + reason)
        .hasMessageNotContaining(SECRET);
    assertThat(sap.documents()).isEmpty();
  }

  @Test
  void readsEveryFormOfABinding() {
    String credentials = binding();
    for (String form :
        List.of(
            credentials,
            "{\"credentials\":" + credentials + "}",
            "{\"destination\":[{\"name\":\"d\",\"credentials\":" + credentials + "}]}")) {
      assertThat(SapBinding.parse(form).clientId()).isEqualTo("bound");
      assertThat(SapBinding.parse(form).toString()).doesNotContain(SECRET);
    }
    Map<String, String> settings = destination();
    settings.put("btp-binding", "{\"clientsecret\":\"" + SECRET + "\"");
    assertThat(failure(settings))
        .hasMessageContaining("'btp-binding'")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void sendsClientAndLanguageWithEveryCall() {
    Map<String, String> settings = new HashMap<>(sap.settings());
    settings.put("client", "200");
    settings.put("language", "DE");

    read(settings, 1);

    assertThat(Stream.concat(sap.seen().stream(), sap.documents().stream()))
        .allMatch(seen -> seen.query().contains("sap-client=200&sap-language=DE"));
  }

  @Test
  void reportsAFailedSignInOnCheck() {
    sap.when(request -> request.asks("token"), request -> Reply.of(401, "{}"));
    try (ErpConnector connector = open(oauth("client-credentials"))) {
      assertThat(connector.check().findings())
          .filteredOn(finding -> finding.severity() == ConnectionCheck.Severity.PROBLEM)
          .extracting(finding -> finding.sentence().english())
          .singleElement()
          .asString()
          .contains("'oauth-client-id' and 'oauth-client-secret'");
    }
  }

  private Map<String, String> oauth(String way) {
    Map<String, String> settings = new HashMap<>(sap.settings());
    settings.put("sign-in", way);
    settings.put("token-url", sap.settings().get("url") + "/sap/bc/sec/oauth2/token");
    settings.put("oauth-client-id", "mahnwerk");
    settings.put("oauth-client-secret", SECRET);
    return settings;
  }

  private Map<String, String> destination() {
    Map<String, String> settings = new HashMap<>(sap.settings());
    settings.keySet().removeAll(List.of("user", "password"));
    settings.put("sign-in", "btp-destination");
    settings.put("btp-binding", binding());
    settings.put("btp-destination", "S4 HANA");
    return settings;
  }

  private String binding() {
    String url = sap.settings().get("url");
    return "{\"clientid\":\"bound\",\"clientsecret\":\"%s\",\"url\":\"%s\",\"uri\":\"%s\"}"
        .formatted(SECRET, url, url);
  }

  private void serveDestination(String url, String proxy, String authentication) {
    String token =
        authentication.startsWith("OAuth2")
            ? "[{\"type\":\"bearer\",\"value\":\"destination-token\",\"expires_in\":\"3600\"}]"
            : "[]";
    sap.on(
        "S4 HANA",
        Reply.of(
            200,
            ("{\"destinationConfiguration\":{\"URL\":\"%s\",\"ProxyType\":\"%s\","
                    + "\"Authentication\":\"%s\",\"User\":\"COMM\",\"Password\":\"%s\"},"
                    + "\"authTokens\":%s}")
                .formatted(url, proxy, authentication, SECRET, token)));
  }

  private static ErpConnector open(Map<String, String> settings) {
    return new SapConnectorProvider().open(FakeSap.context(settings));
  }

  private static void read(Map<String, String> settings, int times) {
    try (ErpConnector connector = open(settings)) {
      for (int i = 0; i < times; i++) {
        connector.receivables().read(SyncCursor.START);
      }
    }
  }

  private static ConnectorException failure(Map<String, String> settings) {
    ConnectorException failure =
        catchThrowableOfType(ConnectorException.class, () -> read(settings, 1));
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String field : body.split("&")) {
      String[] pair = field.split("=", 2);
      fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static Document xml(byte[] text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text));
  }

  private static String text(Document document, String name) {
    return document.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }

  private static X509Certificate certificate(Path key, String name) throws Exception {
    return (X509Certificate) Certificates.load(key).getCertificate(name);
  }

  private static boolean isSignedBy(Document assertion, X509Certificate signer) throws Exception {
    assertion.getDocumentElement().setIdAttribute("ID", true);
    DOMValidateContext context =
        new DOMValidateContext(
            signer.getPublicKey(),
            assertion.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
    return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context);
  }
}
