package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The address of a further page: the same question with the place to go on from. */
record NextLink(String address, WebRequest request) {
  String after(int entries) {
    String options =
        request.query().entrySet().stream()
            .filter(option -> !option.getKey().equals("$skiptoken"))
            .map(option -> encode(option.getKey()) + "=" + encode(option.getValue()) + "&")
            .collect(Collectors.joining());
    return address + "?" + options + "$skiptoken=" + entries;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%24", "$");
  }
}
