package io.mahnwerk.app.propose;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.Proposal;
import io.mahnwerk.scoring.proposal.Share;
import java.util.List;
import java.util.Locale;

/** A proposal as people read it. */
record ProposalRow(
    String companyCode,
    String debtor,
    String proposal,
    String choice,
    String reason,
    String probability,
    String low,
    String high,
    String until) {
  static final List<String> HEADER =
      List.of(
          "company_code",
          "debtor",
          "proposal",
          "choice",
          "reason",
          "probability",
          "low",
          "high",
          "until");

  static ProposalRow of(Proposal proposal, Locale locale) {
    return new ProposalRow(
        proposal.debtor().companyCode().value(),
        proposal.debtor().number(),
        kind(proposal).in(locale),
        choice(proposal).in(locale),
        proposal.reason().text(locale, proposal.values().toArray()),
        proposal.probability().map(Share::value).map(ProposalRow::number).orElse(""),
        proposal.probability().map(Share::low).map(ProposalRow::number).orElse(""),
        proposal.probability().map(Share::high).map(ProposalRow::number).orElse(""),
        proposal.until().map(Object::toString).orElse(""));
  }

  List<String> cells() {
    return List.of(companyCode, debtor, proposal, choice, reason, probability, low, high, until);
  }

  private static Sentence kind(Proposal proposal) {
    return switch (proposal.kind()) {
      case DEFAULT_RISK -> new Sentence("default risk", "Ausfallrisiko");
      case TONE -> new Sentence("tone", "Ton");
      case CHANNEL -> new Sentence("channel", "Kanal");
      case SUBJECT_LINE -> new Sentence("subject line", "Betreffzeile");
      case INSTALMENT_PLAN -> new Sentence("instalment plan", "Ratenplan");
      case DEFERRAL -> new Sentence("deferral by days", "Stundung um Tage");
      case COLLECTION_AGENCY -> new Sentence("collection agency", "Inkasso");
      case COURT_ORDER -> new Sentence("court order", "Mahnbescheid");
    };
  }

  private static Sentence choice(Proposal proposal) {
    return switch (proposal.choice()) {
      case Proposal.UNKNOWN -> new Sentence("not known", "nicht bekannt");
      case "low" -> new Sentence("low", "gering");
      case "raised" -> new Sentence("raised", "erhöht");
      case "high" -> new Sentence("high", "hoch");
      case "friendly" -> new Sentence("friendly", "freundlich");
      case "firm" -> new Sentence("firm", "bestimmt");
      case "offer" -> new Sentence("offer", "anbieten");
      default -> Sentence.same(proposal.choice());
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
