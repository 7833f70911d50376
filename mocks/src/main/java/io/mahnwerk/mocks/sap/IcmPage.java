package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;

/** The error page of the Internet Communication Manager, whose title says nothing. */
final class IcmPage {
  private IcmPage() {}

  static WebAnswer of(int status, String reason) {
    return WebAnswer.of(
        status,
        "text/html; charset=utf-8",
        """
        <html><head><title>Application Server Error</title><style>p { color: red }</style></head>
        <body><div class="errorTextHeader"><span>%d</span> %s</div>
        <p class="detailText">Server: mwk_S4H_00</p></body></html>"""
            .formatted(status, reason));
  }
}
