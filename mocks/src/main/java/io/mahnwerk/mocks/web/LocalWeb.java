package io.mahnwerk.mocks.web;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
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

/** A web server on a free port of 127.0.0.1 whose every answer one function gives. */
public final class LocalWeb implements AutoCloseable {
  private static final int THREADS = 12;

  private final WireMockServer server;

  private LocalWeb(WireMockServer server) {
    this.server = server;
  }

  /**
   * @param name lower-case words joined by hyphens, for WireMock's own list
   */
  public static LocalWeb start(String name, Function<WebRequest, WebAnswer> system) {
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(THREADS)
                .gzipDisabled(true)
                .disableRequestJournal()
                .extensions(new Gateway(name, system)));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    return new LocalWeb(server);
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Puts the function behind WireMock's one stub. */
  private record Gateway(String name, Function<WebRequest, WebAnswer> system)
      implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Request request = event.getRequest();
      WebAnswer answer =
          system.apply(
              WebRequest.of(
                  request.getMethod().getName(),
                  request.getUrl(),
                  header -> header(request, header),
                  Objects.requireNonNullElse(request.getBody(), new byte[0])));
      ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
      if (answer.reset()) {
        return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
      }
      byName(answer)
          .forEach((header, values) -> response.withHeader(header, values.toArray(new String[0])));
      return response.withStatus(answer.status()).withBody(answer.body()).build();
    }

    /** HTTP/2 names the host beside its headers. */
    private static String header(Request request, String name) {
      String value = request.getHeader(name);
      return value == null && name.equals("Host")
          ? request.getHost() + ":" + request.getPort()
          : Objects.requireNonNullElse(value, "");
    }

    private static Map<String, List<String>> byName(WebAnswer answer) {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (WebAnswer.Header header : answer.headers()) {
        headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
      }
      return headers;
    }
  }
}
