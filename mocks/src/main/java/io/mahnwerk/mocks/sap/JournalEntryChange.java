package io.mahnwerk.mocks.sap;

import io.mahnwerk.mocks.web.WebAnswer;
import io.mahnwerk.mocks.web.WebRequest;

/**
 * The one-way SOAP service "Journal Entry - Change (Asynchronous)": a readable message is accepted
 * with 202 and no body, whatever becomes of it.
 */
record JournalEntryChange(ChangeQueue queue) {
  static final String PATH = "/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_";

  WebAnswer answer(WebRequest request) {
    if (!request.method().equals("POST")) {
      return WebAnswer.page(405, "Method Not Allowed");
    }
    String contentType = request.header("Content-Type");
    if (!contentType.startsWith("text/xml") && !contentType.startsWith("application/soap+xml")) {
      return WebAnswer.page(415, "Unsupported Media Type");
    }
    try {
      SoapEnvelope envelope = SoapEnvelope.parse(request.body());
      queue.accept(ChangeMessage.of(envelope.messageId(), envelope.payload()));
      return WebAnswer.empty(202);
    } catch (SoapFault refused) {
      return refused.answer();
    }
  }
}
