package io.mahnwerk.mocks.sap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Puts the simulated system behind WireMock's one stub. */
final class WireMockGateway implements ResponseDefinitionTransformerV2 {
  private final Function<SapRequest, SapAnswer> system;

  WireMockGateway(Function<SapRequest, SapAnswer> system) {
    this.system = system;
  }

  @Override
  public String getName() {
    return "simulated-sap";
  }

  @Override
  public boolean applyGlobally() {
    return true;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    SapAnswer answer =
        system.apply(
            SapRequest.of(
                request.getMethod().getName(),
                request.getUrl(),
                name -> Objects.requireNonNullElse(request.getHeader(name), ""),
                Objects.requireNonNullElse(request.getBody(), new byte[0])));
    ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
    if (answer.reset()) {
      return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
    }
    byName(answer)
        .forEach((name, values) -> response.withHeader(name, values.toArray(new String[0])));
    return response.withStatus(answer.status()).withBody(answer.body()).build();
  }

  private static Map<String, List<String>> byName(SapAnswer answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (SapAnswer.Header header : answer.headers()) {
      headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
    }
    return headers;
  }
}
