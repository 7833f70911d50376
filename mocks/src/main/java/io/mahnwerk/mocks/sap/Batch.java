package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $batch} of OData V2 with change sets of exactly one change, as this service's data
 * provider allows no more in one. Everything is refused that Gateway's parser refuses: bare line
 * feeds, a missing part header, an absolute path.
 */
record Batch(String root, Function<WebRequest, WebAnswer> service) {
  private static final Pattern BOUNDARY = Pattern.compile("multipart/mixed;\\s*boundary=(\\S+)");
  private static final Pattern REQUEST =
      Pattern.compile("(PATCH|MERGE|PUT|POST|DELETE) ([^/\\s]\\S*) HTTP/1\\.1");
  private static final String LINE = "\r\n";
  private static final String ANSWER = "mwk-batch-answer";

  /** Header lines and what follows the empty line after them. */
  private record Message(Map<String, String> headers, String body) {
    static Message of(String text) {
      int end = text.indexOf(LINE + LINE);
      if (end < 0) {
        throw ODataError.badRequest("A part of the batch has no empty line after its headers.");
      }
      Map<String, String> headers = new TreeMap<>();
      for (String line : text.substring(0, end).split(LINE)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      return new Message(headers, text.substring(end + 2 * LINE.length()));
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  WebAnswer answer(WebRequest request) {
    StringBuilder answer = new StringBuilder();
    String text = new String(request.body(), StandardCharsets.UTF_8);
    for (String part : parts(text, request.header("Content-Type"))) {
      Message changeSet = Message.of(part);
      List<String> changes = parts(changeSet.body(), changeSet.header("Content-Type"));
      if (changes.size() != 1) {
        throw ODataError.badRequest("A change set takes one change here.");
      }
      append(answer, service.apply(change(Message.of(changes.get(0)))));
    }
    answer.append("--").append(ANSWER).append("--").append(LINE);
    return WebAnswer.of(202, "multipart/mixed; boundary=" + ANSWER, answer.toString());
  }

  private static List<String> parts(String text, String contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw ODataError.badRequest("'" + contentType + "' has no boundary.");
    }
    String mark = "--" + boundary.group(1);
    List<String> parts = new ArrayList<>();
    int from = text.indexOf(mark + LINE);
    while (from >= 0) {
      int start = from + mark.length() + LINE.length();
      int end = text.indexOf(LINE + mark, start);
      if (end < 0) {
        throw ODataError.badRequest("The batch ends before its closing boundary.");
      }
      parts.add(text.substring(start, end));
      boolean closes = text.startsWith("--", end + LINE.length() + mark.length());
      from = closes ? -1 : end + LINE.length();
    }
    if (parts.isEmpty()) {
      throw ODataError.badRequest("The batch has no part between its boundaries.");
    }
    return parts;
  }

  private WebRequest change(Message part) {
    if (!part.header("Content-Type").equals("application/http")
        || !part.header("Content-Transfer-Encoding").equals("binary")) {
      throw ODataError.badRequest("A part must be application/http in binary encoding.");
    }
    int end = part.body().indexOf(LINE);
    Matcher request = REQUEST.matcher(end < 0 ? "" : part.body().substring(0, end));
    if (!request.matches()) {
      throw ODataError.badRequest("A change must name a method and a relative address.");
    }
    Message inner = Message.of(part.body());
    byte[] body = inner.body().getBytes(StandardCharsets.UTF_8);
    if (!inner.header("Content-Length").equals(Integer.toString(body.length))) {
      throw ODataError.badRequest("Content-Length of a change is not its length.");
    }
    return WebRequest.of(request.group(1), root + "/" + request.group(2), inner::header, body);
  }

  private static void append(StringBuilder answer, WebAnswer of) {
    String body = new String(of.body(), StandardCharsets.UTF_8);
    String inner =
        of.status() < 300
            ? "--mwk-change" + LINE + http(of, body) + LINE + "--mwk-change--" + LINE
            : "";
    answer.append("--").append(ANSWER).append(LINE);
    if (inner.isEmpty()) {
      // A change set that failed answers with one part in place of the whole set.
      answer.append(http(of, body)).append(LINE);
      return;
    }
    answer
        .append("Content-Type: multipart/mixed; boundary=mwk-change")
        .append(LINE)
        .append("Content-Length: ")
        .append(inner.length())
        .append(LINE)
        .append(LINE)
        .append(inner)
        .append(LINE);
  }

  private static String http(WebAnswer of, String body) {
    StringBuilder text = new StringBuilder("Content-Type: application/http" + LINE);
    text.append("Content-Transfer-Encoding: binary").append(LINE).append(LINE);
    text.append("HTTP/1.1 ").append(of.status()).append(" Status").append(LINE);
    of.headers().forEach(header -> text.append(header.name() + ": " + header.value()).append(LINE));
    text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
    return text.append(LINE).append(LINE).append(body).toString();
  }
}
