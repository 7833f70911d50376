package io.mahnwerk.core.odata;

import io.mahnwerk.core.http.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several partial updates in one call (OData V2 batch processing), each in a change set of its own,
 * so that each succeeds or fails alone.
 */
public final class ODataBatch {
  private static final String BATCH = "batch_mahnwerk";
  private static final String LINE = "\r\n";
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/mixed\\s*;.*?boundary=\"?([^\";\\s]+)\"?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})\\b.*");

  private ODataBatch() {}

  /**
   * One partial update.
   *
   * @param path relative to the service's address
   */
  public record Update(String path, Map<String, String> headers, String json) {}

  /** What came back for one update. */
  public record Result(int status, Map<String, String> headers, byte[] body) {
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  public static String contentType() {
    return "multipart/mixed; boundary=" + BATCH;
  }

  /** The body of the call; MERGE is what every V2 service knows within a batch. */
  public static String body(List<Update> updates) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < updates.size(); i++) {
      String changeSet = "changeset_" + i;
      line(body, "--" + BATCH);
      line(body, "Content-Type: multipart/mixed; boundary=" + changeSet);
      line(body, "");
      line(body, "--" + changeSet);
      line(body, "Content-Type: application/http");
      line(body, "Content-Transfer-Encoding: binary");
      line(body, "");
      request(body, updates.get(i));
      line(body, "--" + changeSet + "--");
      line(body, "");
    }
    line(body, "--" + BATCH + "--");
    return body.toString();
  }

  /**
   * One result for each update, in their order. Throws {@link IOException} where the answer does
   * not hold that many: then nobody knows which of them were done.
   */
  public static List<Result> results(HttpAnswer answer, int updates) throws IOException {
    List<Result> results = new ArrayList<>();
    String type = answer.header("Content-Type").orElse("");
    for (String part : parts(answer.text(), type)) {
      Map<String, String> headers = headers(part);
      String inner = headers.getOrDefault("content-type", "");
      if (inner.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
        for (String change : parts(part, inner)) {
          results.add(result(change));
        }
      } else {
        results.add(result(part));
      }
    }
    if (results.size() != updates) {
      throw new IOException(results.size() + " of " + updates + " changes are answered");
    }
    return results;
  }

  private static void request(StringBuilder body, Update update) {
    line(body, "MERGE " + update.path() + " HTTP/1.1");
    new TreeMap<>(update.headers()).forEach((name, value) -> line(body, name + ": " + value));
    line(body, "Content-Length: " + update.json().getBytes(StandardCharsets.UTF_8).length);
    line(body, "");
    line(body, update.json());
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(LINE);
  }

  /** What stands between two boundaries, without the line break that belongs to the boundary. */
  private static List<String> parts(String text, String contentType) throws IOException {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw new IOException("it is no batch answer");
    }
    String[] pieces = text.split("(?m)^--" + Pattern.quote(boundary.group(1)), -1);
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length; i++) {
      if (pieces[i].startsWith("--")) {
        return parts;
      }
      parts.add(pieces[i].strip());
    }
    throw new IOException("it ends too early");
  }

  private static Result result(String part) throws IOException {
    int start = bodyOf(part);
    String http = start < 0 ? "" : part.substring(start).strip();
    Matcher status = STATUS.matcher(http.lines().findFirst().orElse(""));
    if (!status.matches()) {
      throw new IOException("a change has no status");
    }
    int body = bodyOf(http);
    return new Result(
        Integer.parseInt(status.group(1)),
        headers(http),
        (body < 0 ? "" : http.substring(body)).strip().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(String message) {
    Map<String, String> headers = new TreeMap<>();
    for (String line : message.lines().takeWhile(line -> !line.isBlank()).toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static int bodyOf(String message) {
    int end = message.indexOf(LINE + LINE);
    return end < 0 ? -1 : end + 2 * LINE.length();
  }
}
