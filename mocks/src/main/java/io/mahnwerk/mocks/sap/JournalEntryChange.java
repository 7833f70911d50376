package io.mahnwerk.mocks.sap;

/**
 * The one-way SOAP service "Journal Entry - Change (Asynchronous)": a readable message is accepted
 * with 202 and no body, whatever becomes of it.
 */
record JournalEntryChange(ChangeQueue queue) {
  static final String PATH = "/sap/bc/srt/scs_ext/sap/journalentrybulkchangerequest_";

  SapAnswer answer(SapRequest request) {
    if (!request.method().equals("POST")) {
      return SapAnswer.page(405, "Method Not Allowed");
    }
    String contentType = request.header("Content-Type");
    if (!contentType.startsWith("text/xml") && !contentType.startsWith("application/soap+xml")) {
      return SapAnswer.page(415, "Unsupported Media Type");
    }
    try {
      SoapEnvelope envelope = SoapEnvelope.parse(request.body());
      queue.accept(ChangeMessage.of(envelope.messageId(), envelope.payload()));
      return SapAnswer.empty(202);
    } catch (SoapFault refused) {
      return refused.answer();
    }
  }
}
