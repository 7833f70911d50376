package io.mahnwerk.connector.datev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * DATEVconnect Accounting 1.7 for one client and fiscal year. Lists are read by {@code top} and
 * {@code skip}; numbers come as exact decimals.
 */
final class ConnectService {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/json;charset=utf-8");

  private final ResilientHttp http;
  private final URI base;
  private final String client;
  private final DatevSettings settings;

  ConnectService(ResilientHttp http, URI base, String client, DatevSettings settings) {
    this.http = http;
    this.base = base;
    this.client = client;
    this.settings = settings;
  }

  /** Every record of a list, page by page; a filter is put as the interface words it. */
  void readAll(String list, String filter, Consumer<JsonNode> taker) {
    readAll(fiscalYear(), list, filter, taker);
  }

  /** The same in one fiscal year. */
  void readAll(String year, String list, String filter, Consumer<JsonNode> taker) {
    int size = settings.pageSize();
    for (int skip = 0; ; skip += size) {
      String query =
          "?expand=all&top="
              + size
              + "&skip="
              + skip
              + (filter.isEmpty() ? "" : "&filter=" + encoded(filter));
      JsonNode page = get(inYear(year, list) + query);
      if (!page.isArray()) {
        throw malformed(list);
      }
      page.forEach(taker);
      if (page.size() < size) {
        return;
      }
    }
  }

  /** Empty where the client has no such debtor. */
  Optional<JsonNode> findDebtor(String id) {
    try {
      return Optional.of(debtor(id));
    } catch (ConnectorException failed) {
      if (failed.kind() == FailureKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  JsonNode debtor(String id) {
    return get(inYear(fiscalYear(), "debitors/" + encoded(id)) + "?expand=all");
  }

  /** Replaces one debtor by this whole object. */
  HttpAnswer replace(String id, JsonNode debtor) {
    return put(
        inYear(fiscalYear(), "debitors/" + encoded(id)), "application/json;charset=utf-8", debtor);
  }

  /** Replaces each of these debtors, at most 500, and no other. */
  HttpAnswer replaceAll(JsonNode debtors) {
    return put(inYear(fiscalYear(), "debitors"), "application/merge-patch+json", debtors);
  }

  /** The configured year, else the newest one that the client has. */
  private String fiscalYear() {
    return settings
        .client()
        .fiscalYearStart()
        .map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE))
        .orElseGet(this::newestYear);
  }

  /** Ids of the fiscal years up to the one that is worked in, newest first. */
  List<String> fiscalYears() {
    String last = fiscalYear();
    return years().filter(id -> id.compareTo(last) <= 0).sorted(Comparator.reverseOrder()).toList();
  }

  private Stream<String> years() {
    JsonNode years = get("clients/" + encoded(client) + "/fiscal-years");
    List<String> ids = new ArrayList<>();
    years.forEach(year -> ids.add(year.path("id").asText()));
    return ids.stream().filter(id -> id.matches("[0-9]{8}"));
  }

  private String newestYear() {
    return years()
        .max(String::compareTo)
        .orElseThrow(
            () ->
                new ConnectorException(
                    FailureKind.NOT_FOUND,
                    settings.connection(),
                    new Sentence(
                        "the client has no fiscal year; check setting 'client-guid'.",
                        "der Mandant hat kein Wirtschaftsjahr; bitte Einstellung 'client-guid'"
                            + " prüfen."),
                    null));
  }

  private String inYear(String year, String path) {
    return "clients/" + encoded(client) + "/fiscal-years/" + year + "/" + path;
  }

  private JsonNode get(String path) {
    HttpCall call = HttpCall.get(base.resolve(path), ACCEPT);
    HttpAnswer answer = http.send(call);
    if (!answer.isSuccess()) {
      throw http.failure(call, answer, ConnectError.said(answer.body()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      throw malformed(call.toString());
    }
  }

  private HttpAnswer put(String path, String type, JsonNode body) {
    return http.send(
        HttpCall.change(
            "PUT",
            base.resolve(path),
            Map.of("Content-Type", type, "Accept", "application/json;charset=utf-8"),
            text(body)));
  }

  private static String text(JsonNode body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree can be written", impossible);
    }
  }

  private ConnectorException malformed(String what) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE,
        settings.connection(),
        new Sentence(
                "DATEVconnect answered %s with something else than data.",
                "DATEVconnect beantwortete %s mit etwas anderem als Daten.")
            .with(Sentence.same(what)),
        null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether the client and its year can be reached; throws when not. */
  List<Finding> check() {
    String year = fiscalYear();
    get(inYear(year, "terms-of-payment") + "?top=1");
    return List.of(
        Finding.ok(
            Sentence.same("DATEVconnect"),
            new Sentence(
                    "%s answers for the fiscal year from %s.",
                    "%s antwortet für das Wirtschaftsjahr ab %s.")
                .with(Sentence.same(base.getHost()), Sentence.same(year))));
  }
}
