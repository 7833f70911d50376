package io.mahnwerk.connector.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.HttpAnswer;
import io.mahnwerk.core.http.HttpCall;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.ODataError;
import io.mahnwerk.core.odata.v4.V4Query;
import io.mahnwerk.core.spi.ChangeHints.Watch;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Webhook subscriptions of one environment: of our own pages with the extension, else of the
 * documents of API v2.0, since a published page has none.
 */
record BcSubscriptions(BcLedger ledger) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SET = "subscriptions";
  private static final String ID = "subscriptionId";
  private static final String ADDRESS = "notificationUrl";
  private static final List<String> OURS = List.of("ledgerEntries", "dunningCustomers");
  private static final List<String> STANDARD =
      List.of("salesInvoices", "salesCreditMemos", "customers");

  /**
   * What is subscribed to.
   *
   * @param secret comes with every notice
   */
  record Wanted(String resource, URI address, String secret) {
    private ObjectNode body() {
      return JSON.createObjectNode()
          .put(ADDRESS, address.toString())
          .put("resource", resource)
          .put("clientState", secret);
    }
  }

  private BcServices.Api api() {
    return ledger.way() == BcWay.EXTENSION ? BcServices.Api.EXTENSION : BcServices.Api.STANDARD;
  }

  /** The paths of what is watched, in every company. */
  List<String> resources() {
    List<String> sets = ledger.way() == BcWay.EXTENSION ? OURS : STANDARD;
    return ledger.settings().companies().stream()
        .flatMap(company -> sets.stream().map(set -> path(company) + set))
        .toList();
  }

  private String path(CompanyCode company) {
    return "/" + api().path() + "companies(" + ledger.services().id(company) + ")/";
  }

  /** The versions of those that call an address, by their ids. */
  Map<String, String> standing(URI address) {
    V4Query query = new V4Query(SET, List.of(ID, ADDRESS), Optional.empty(), List.of());
    return ledger
        .services()
        .records(ledger.services().ofAll(api()), query)
        .filter(found -> found.text(ADDRESS).equals(address.toString()))
        .collect(Collectors.toMap(found -> found.required(ID), found -> found.etag().orElse("")));
  }

  Watch make(Wanted wanted) {
    return watch(send(DynWrite.post(address(SET), wanted.body())));
  }

  Watch renew(String id, String etag, Wanted wanted) {
    return watch(send(DynWrite.patch(entity(id), etag, wanted.body())));
  }

  void remove(String id, String etag) {
    Map<String, String> headers = Map.of("If-Match", etag, DynWrite.LANGUAGE, DynWrite.ENGLISH);
    send(new HttpCall("DELETE", entity(id), headers, Optional.empty(), HttpCall.Effect.CHANGES));
  }

  private JsonNode send(DynWrite write) {
    HttpAnswer answer = send(write.call());
    try {
      return JSON.readTree(answer.body());
    } catch (IOException noJson) {
      throw unreadable(noJson);
    }
  }

  private HttpAnswer send(HttpCall call) {
    HttpAnswer answer = ledger.services().http().send(call);
    if (!answer.isSuccess()) {
      throw ledger
          .services()
          .http()
          .failure(call, answer, ODataError.parse(answer.body()).sentence());
    }
    return answer;
  }

  private Watch watch(JsonNode said) {
    try {
      return new Watch(
          said.path(ID).asText(), Instant.parse(said.path("expirationDateTime").asText()));
    } catch (DateTimeException noTime) {
      throw unreadable(noTime);
    }
  }

  private ConnectorException unreadable(Exception cause) {
    return new ConnectorException(
        FailureKind.MALFORMED_RESPONSE,
        ledger.settings().connection(),
        new Sentence(
            "the answer to a subscription cannot be read.",
            "die Antwort auf ein Abonnement ist unlesbar."),
        cause);
  }

  private URI entity(String id) {
    return address(SET + "('" + id + "')");
  }

  private URI address(String path) {
    return ledger.services().address(api()).resolve(path);
  }
}
