package io.mahnwerk.connector.sap;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectionCheck.Finding;

/** What a failed call means to a person who checks a connection, and what to do about it. */
final class SapRemedy {
  private SapRemedy() {}

  /** Throws the failure again where the next call would only meet it as well. */
  static Finding problem(Sentence subject, ConnectorException failed) {
    if (isGeneral(failed.kind())) {
      throw failed;
    }
    return Finding.problem(subject, failed.sentence(), remedy(failed.kind()));
  }

  /** What ended the check as a whole. */
  static Finding general(ConnectorException failed) {
    return Finding.problem(SapCheck.SYSTEM, failed.sentence(), remedy(failed.kind()));
  }

  private static boolean isGeneral(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, OUTCOME_UNKNOWN, UNAVAILABLE, UNAUTHORIZED, RATE_LIMITED -> true;
      default -> false;
    };
  }

  private static Sentence remedy(FailureKind kind) {
    return switch (kind) {
      case NOT_SENT, MISCONFIGURED ->
          new Sentence(
              "Check setting 'url' and that this machine may reach it.",
              "Prüfen Sie Einstellung 'url' und ob dieser Rechner sie erreichen darf.");
      case UNAUTHORIZED ->
          new Sentence(
              "Check settings 'user', 'password' and 'client'.",
              "Prüfen Sie die Einstellungen 'user', 'password' und 'client'.");
      case FORBIDDEN ->
          new Sentence(
              "Allow the service for the user of setting 'user' (SAP_COM_0303, SAP_COM_0008).",
              "Geben Sie den Service dem Benutzer aus Einstellung 'user' frei (SAP_COM_0303,"
                  + " SAP_COM_0008).");
      case NOT_FOUND ->
          new Sentence(
              "Activate the service in SAP or check setting 'url'.",
              "Aktivieren Sie den Service in SAP oder prüfen Sie Einstellung 'url'.");
      case MALFORMED_RESPONSE ->
          new Sentence(
              "Check that setting 'url' leads to SAP itself, not to a portal.",
              "Prüfen Sie, ob Einstellung 'url' zu SAP selbst führt und nicht zu einem Portal.");
      case INVALID_REQUEST ->
          new Sentence(
              "Check that the system is S/4HANA 1809 or later.",
              "Prüfen Sie, ob das System S/4HANA 1809 oder neuer ist.");
      default ->
          new Sentence(
              "Try again later; raise setting 'call-timeout-seconds' if SAP is slow.",
              "Versuchen Sie es später wieder; erhöhen Sie Einstellung 'call-timeout-seconds', wenn"
                  + " SAP langsam ist.");
    };
  }
}
