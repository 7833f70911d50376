package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;

/** A message that the SOAP runtime refuses before anything is looked at in the ledger. */
final class SoapFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SoapFault(String sentence) {
    super(sentence);
  }

  WebAnswer answer() {
    return WebAnswer.of(
        500,
        "text/xml; charset=utf-8",
        """
        <soap-env:Envelope xmlns:soap-env="http://schemas.xmlsoap.org/soap/envelope/">\
        <soap-env:Body><soap-env:Fault><faultcode>soap-env:Client</faultcode>\
        <faultstring xml:lang="en">%s</faultstring></soap-env:Fault></soap-env:Body>\
        </soap-env:Envelope>"""
            .formatted(escaped(String.valueOf(getMessage()))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
