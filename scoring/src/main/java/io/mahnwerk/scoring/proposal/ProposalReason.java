package io.mahnwerk.scoring.proposal;

import java.util.Locale;

/** The closed list of why something is proposed, each with its sentence in English and German. */
public enum ProposalReason {
  RISK_SEEN(
      "%s of %s items of this debtor were unpaid 90 days past due.",
      "%s von %s Posten dieses Debitors waren 90 Tage nach Fälligkeit unbezahlt."),
  RISK_UNKNOWN(
      "Only %s items are old enough to tell; nothing is known of this debtor's risk.",
      "Nur %s Posten sind alt genug; über das Risiko dieses Debitors ist nichts bekannt."),
  NATURAL_PERSON(
      "Natural persons are not put into a risk class.",
      "Natürliche Personen werden in keine Risikoklasse eingeteilt."),
  COMPLAINS("Complained about %s of %s notices.", "Beschwerte sich über %s von %s Mahnungen."),
  ANSWERS_LATER_LEVELS(
      "Answered %s of %s first notices and %s of %s later ones.",
      "Beantwortete %s von %s ersten Mahnungen und %s von %s späteren."),
  TONE_UNKNOWN(
      "Only %s notices to this debtor are known; no tone can be told.",
      "Nur %s Mahnungen an diesen Debitor sind bekannt; ein Ton ist nicht abzuleiten."),
  ANSWERS_TAG(
      "Answered %s of %s notices tagged '%s', fewer of the others.",
      "Beantwortete %s von %s Mahnungen mit '%s', weniger von den anderen."),
  MANY_OPEN(
      "%s items are overdue, together %s; usually %s are.",
      "%s Posten sind überfällig, zusammen %s; üblich sind %s."),
  PAYS_IN_FULL_LATER(
      "Paid %s of %s late items in full within 30 days, without a complaint.",
      "Bezahlte %s von %s verspäteten Posten vollständig binnen 30 Tagen, ohne Beschwerde."),
  LAST_LEVEL_UNANSWERED(
      "Level %s was sent on %s and brought nothing for %s days.",
      "Mahnstufe %s ging am %s hinaus und blieb %s Tage ohne Zahlung."),
  TIME_BARRED_SOON(
      "The claim becomes time-barred after %s (sections 195 and 199 of the German Civil Code); a"
          + " notice does not stop that.",
      "Der Anspruch verjährt nach dem %s (§§ 195, 199 BGB); eine Mahnung hemmt das nicht.");

  private final String english;
  private final String german;

  ProposalReason(String english, String german) {
    this.english = english;
    this.german = german;
  }

  /** How many values the sentence takes. */
  public int arity() {
    return english.split("%s", -1).length - 1;
  }

  /** The sentence a clerk reads: German for a German locale, else English. */
  public String text(Locale locale, Object... values) {
    boolean inGerman = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
    return (inGerman ? german : english).formatted(values);
  }
}
