package io.mahnwerk.connector.sap;

import io.mahnwerk.core.http.HttpLimits;
import io.mahnwerk.core.http.Origin;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.SettingSpec;
import io.mahnwerk.core.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the system is, what goes along with every call to it, and how much it is asked. */
final class SapAddresses {
  static final List<SettingSpec> SPECS =
      List.of(
          SettingSpec.required("url", "address of the SAP system, for example https://s4.example"),
          SettingSpec.optional("client", "", "SAP client; blank for the system's own default"),
          SettingSpec.optional("language", "EN", "language of SAP's messages"),
          SettingSpec.optional(
              "item-change-path",
              "/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_",
              "path of the SOAP service Journal Entry - Change; SOAMANAGER shows it"),
          SettingSpec.optional("connect-timeout-seconds", "10", "longest wait for a connection"),
          SettingSpec.optional("call-timeout-seconds", "60", "longest wait for a whole answer"),
          SettingSpec.optional("requests-per-second", "100", "most requests in one second"),
          SettingSpec.optional("workers", "4", "most requests at one time"));

  static final Sentence HTTPS =
      new Sentence(
          "an https:// address (http:// for this machine only)",
          "eine https://-Adresse (http:// nur für diesen Rechner)");

  private final Settings settings;
  private final URI url;

  SapAddresses(Settings settings) {
    this.settings = settings;
    boolean isTunnelled = !settings.text(SapCloudConnector.SETTING).isEmpty();
    url =
        settings.parsed(
            "url",
            isTunnelled
                ? new Sentence(
                    "the http:// address of a virtual host of the Cloud Connector",
                    "die http://-Adresse eines virtuellen Hosts des Cloud Connectors")
                : HTTPS,
            text -> isTunnelled ? virtual(text) : secure(text));
    settings.parsed(
        "client",
        new Sentence("three digits", "drei Ziffern"),
        text -> inForm(text, "([0-9]{3})?"));
    settings.parsed(
        "language",
        new Sentence("two letters", "zwei Buchstaben"),
        text -> inForm(text, "([A-Za-z]{2})?"));
    itemChange();
    limits();
  }

  URI url() {
    return url;
  }

  /** An address below the system's own, which may have a path of a proxy in it. */
  URI address(String path) {
    return URI.create(url + (path.startsWith("/") ? path : "/" + path));
  }

  /** The address of the item change service, with the parameters of every call. */
  URI itemChange() {
    String query =
        parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&", "?", ""));
    return settings.parsed(
        "item-change-path", new Sentence("a path", "ein Pfad"), path -> address(path + query));
  }

  /** Client and language go along with every call: a session belongs to one client. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("sap-client", settings.text("client"));
    parameters.put("sap-language", settings.text("language"));
    parameters.values().removeIf(String::isBlank);
    return parameters;
  }

  HttpLimits limits() {
    return HttpLimits.DEFAULT
        .withTimeouts(
            settings.seconds("connect-timeout-seconds"), settings.seconds("call-timeout-seconds"))
        .withLoad(
            settings.number("requests-per-second", 1, 10_000), settings.number("workers", 1, 64));
  }

  static String inForm(String text, String form) {
    if (!text.matches(form)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static URI secure(String text) {
    URI address = base(text);
    if (!Origin.of(address).isPrivate()) {
      throw new IllegalArgumentException("A password goes over https:// only");
    }
    return address;
  }

  /** The proxy speaks no TLS with us; it is the tunnel behind it that is encrypted. */
  private static URI virtual(String text) {
    URI address = base(text);
    if (!Origin.of(address).scheme().equals("http")) {
      throw new IllegalArgumentException("The proxy opens no tunnel of ours");
    }
    return address;
  }

  private static URI base(String text) {
    URI address = URI.create(text.replaceAll("/+$", ""));
    Origin.of(address);
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new IllegalArgumentException("Not the address of a system");
    }
    return address;
  }
}
