package io.mahnwerk.app.propose;

import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.scoring.proposal.Proposal;
import java.util.Locale;

/** A proposal in both languages. */
public record ProposalText(Proposal proposal) {
  /** What is proposed. */
  public Sentence kind() {
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

  /** Which of several. */
  public Sentence choice() {
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

  public Sentence reason() {
    Object[] values = proposal.values().toArray();
    return new Sentence(
        proposal.reason().text(Locale.ENGLISH, values),
        proposal.reason().text(Locale.GERMAN, values));
  }
}
