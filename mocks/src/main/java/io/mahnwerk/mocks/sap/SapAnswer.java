package io.mahnwerk.mocks.sap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What goes back over the wire.
 *
 * @param reset the connection is reset and nothing else of this is sent
 */
record SapAnswer(int status, List<Header> headers, byte[] body, boolean reset) {
  record Header(String name, String value) {}

  static SapAnswer of(int status, String contentType, byte[] body) {
    return new SapAnswer(status, List.of(new Header("Content-Type", contentType)), body, false);
  }

  static SapAnswer of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  static SapAnswer empty(int status) {
    return new SapAnswer(status, List.of(), new byte[0], false);
  }

  /** The page the web server itself shows when it lets nobody through. */
  static SapAnswer page(int status, String title) {
    return of(
        status,
        "text/html; charset=utf-8",
        "<html><head><title>%s</title></head><body><h1>%d %s</h1></body></html>"
            .formatted(title, status, title));
  }

  /** The error page of the Internet Communication Manager, whose title says nothing. */
  static SapAnswer icm(int status, String reason) {
    return of(
        status,
        "text/html; charset=utf-8",
        """
        <html><head><title>Application Server Error</title><style>p { color: red }</style></head>
        <body><div class="errorTextHeader"><span>%d</span> %s</div>
        <p class="detailText">Server: mwk_S4H_00</p></body></html>"""
            .formatted(status, reason));
  }

  static SapAnswer connectionReset() {
    return new SapAnswer(0, List.of(), new byte[0], true);
  }

  SapAnswer with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new SapAnswer(status, more, body, reset);
  }

  SapAnswer cutInHalf() {
    return new SapAnswer(status, headers, Arrays.copyOf(body, body.length / 2), reset);
  }
}
