package io.mahnwerk.mocks.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What goes back over the wire.
 *
 * @param reset the connection is reset and nothing else of this is sent
 */
public record WebAnswer(int status, List<Header> headers, byte[] body, boolean reset) {
  /** One header of an answer. */
  public record Header(String name, String value) {}

  public WebAnswer {
    headers = List.copyOf(headers);
  }

  public static WebAnswer of(int status, String contentType, byte[] body) {
    return new WebAnswer(status, List.of(new Header("Content-Type", contentType)), body, false);
  }

  public static WebAnswer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static WebAnswer empty(int status) {
    return new WebAnswer(status, List.of(), new byte[0], false);
  }

  /** A page for people, as web servers and what stands before them show it. */
  public static WebAnswer page(int status, String title) {
    return of(
        status,
        "text/html; charset=utf-8",
        "<html><head><title>%s</title></head><body><h1>%s</h1></body></html>"
            .formatted(title, title));
  }

  public static WebAnswer connectionReset() {
    return new WebAnswer(0, List.of(), new byte[0], true);
  }

  public WebAnswer with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new WebAnswer(status, more, body, reset);
  }

  public WebAnswer withBody(byte[] other) {
    return new WebAnswer(status, headers, other, reset);
  }

  public WebAnswer cutInHalf() {
    return withBody(Arrays.copyOf(body, body.length / 2));
  }

  public boolean isSuccess() {
    return status / 100 == 2;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The first header of that name; blank where there is none. */
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }
}
