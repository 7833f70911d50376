package io.mahnwerk.core.model;

import java.util.Locale;

/** The closed list of reasons, each with its sentence in English and German. */
public enum ReasonCode {
  // Why a day was chosen
  FORMER_SCHEDULE("Day of the former schedule.", "Tag des bisherigen Mahnplans."),
  SEGMENT_RULE(
      "Debtors of segment %s answer best around this day.",
      "Debitoren des Segments %s reagieren um diesen Tag am besten."),
  MODEL_GAIN(
      "Expected gain over the segment rule: %s EUR.",
      "Erwarteter Vorteil gegenüber der Segmentregel: %s EUR."),
  PAYS_UNPROMPTED(
      "Likely to pay without a notice (%s %% within 14 days of the former day).",
      "Zahlt voraussichtlich ohne Mahnung (%s %% binnen 14 Tagen nach dem bisherigen Tag)."),
  PAYS_AROUND_MONTH_END("Pays around the end of a month.", "Zahlt um das Monatsende."),
  PAYS_AROUND_QUARTER_START("Pays at the start of a quarter.", "Zahlt zu Beginn eines Quartals."),
  ANSWERS_EARLY_NOTICE("Answers early notices.", "Reagiert auf frühe Mahnungen."),
  ANSWERS_LATE_NOTICE("Answers later notices.", "Reagiert auf spätere Mahnungen."),
  COMPLAINT_LIKELY(
      "A notice now would likely bring a complaint (%s %%).",
      "Eine Mahnung jetzt führt wahrscheinlich zu einer Beschwerde (%s %%)."),
  PAYMENT_SOONER(
      "Payment is expected %s {day|days} sooner than with a notice on the former day.",
      "Die Zahlung wird %s {Tag|Tage} früher erwartet als bei einer Mahnung am bisherigen Tag."),
  FEWER_COMPLAINTS(
      "A complaint is less likely on this day (%s %% instead of %s %%).",
      "Eine Beschwerde ist an diesem Tag weniger wahrscheinlich (%s %% statt %s %%)."),
  NOTICE_DAY_ANSWERED(
      "A notice %s {day|days} after the due date is answered more readily than one after %s"
          + " {day|days}.",
      "Eine Mahnung %s {Tag|Tage} nach Fälligkeit wird eher beantwortet als eine nach %s"
          + " {Tag|Tagen}."),
  OVERDUE_DAYS_SPEAK(
      "With %s {day|days} overdue such an item is paid more readily than with %s.",
      "Mit %s {Tag|Tagen} Verzug wird ein solcher Posten eher bezahlt als mit %s."),
  TIME_OF_MONTH_SPEAKS(
      "The time of the month speaks for this day.", "Die Lage im Monat spricht für diesen Tag."),
  TIME_OF_QUARTER_SPEAKS(
      "The time of the quarter speaks for this day.",
      "Die Lage im Quartal spricht für diesen Tag."),
  WEEKDAY_SPEAKS(
      "The weekdays that follow speak for this day.",
      "Die folgenden Wochentage sprechen für diesen Tag."),
  OWN_PAYMENTS_SPEAK(
      "The debtor's own payments and answers speak for this day.",
      "Das bisherige Verhalten des Debitors spricht für diesen Tag."),
  LIKE_DEBTORS_SPEAK(
      "Debtors of this kind answer better on this day.",
      "Debitoren dieser Art reagieren an diesem Tag besser."),
  INVOICE_SPEAKS(
      "Amount and terms of the invoice speak for this day.",
      "Betrag und Zahlungsziel der Rechnung sprechen für diesen Tag."),

  DAY_UNTRIED(
      "Notices on such a day have hardly been seen: what this one brings is told within wide limits"
          + " only.",
      "Mahnungen an einem solchen Tag gab es bisher kaum: Was diese bringt, lässt sich nur in weiten"
          + " Grenzen sagen."),

  // What would have changed the day
  IF_PAID_SOONER_NO_NOTICE(
      "Had the last invoice been paid within %s {day|days} of its due date, no notice would go"
          + " out.",
      "Wäre die letzte Rechnung binnen %s {Tag|Tagen} nach Fälligkeit bezahlt worden, ginge keine"
          + " Mahnung hinaus."),
  IF_PAID_SOONER_OTHER_DAY(
      "Had the last invoice been paid within %s {day|days} of its due date, the notice would go"
          + " out on %s.",
      "Wäre die letzte Rechnung binnen %s {Tag|Tagen} nach Fälligkeit bezahlt worden, ginge die"
          + " Mahnung am %s hinaus."),
  IF_LESS_OPEN_NO_NOTICE(
      "Were only %s open, no notice would go out.",
      "Wären nur %s offen, ginge keine Mahnung hinaus."),
  IF_LESS_OPEN_OTHER_DAY(
      "Were only %s open, the notice would go out on %s.",
      "Wären nur %s offen, ginge die Mahnung am %s hinaus."),
  IF_NO_SEGMENT_NO_NOTICE(
      "Were nothing known of the debtor's segment, no notice would go out.",
      "Wäre über das Segment des Debitors nichts bekannt, ginge keine Mahnung hinaus."),
  IF_NO_SEGMENT_OTHER_DAY(
      "Were nothing known of the debtor's segment, the notice would go out on %s.",
      "Wäre über das Segment des Debitors nichts bekannt, ginge die Mahnung am %s hinaus."),
  RANDOMISED(
      "Day drawn at random within the legal window (probability %s).",
      "Tag im zulässigen Fenster zufällig gezogen (Wahrscheinlichkeit %s)."),
  DRAWN_LETTER(
      "Goes on the letter whose day was drawn for document %s.",
      "Geht mit der Mahnung, deren Tag für Beleg %s gezogen wurde."),
  PILOT_KEEPS_DAY(
      "Day chosen on %s; a pilot keeps it until the notice.",
      "Tag vom %s; der Pilotversuch behält ihn bis zur Mahnung bei."),

  // Why the former schedule holds or nothing is said
  THIN_HISTORY(
      "Too little payment history: %s paid {item|items}.",
      "Zu wenig Zahlungshistorie: %s {bezahlter|bezahlte} Posten."),
  MODEL_DRIFTED(
      "The model no longer fits the present (%s): the former schedule holds until it is trained"
          + " again.",
      "Das Modell passt nicht mehr zur Gegenwart (%s): bis zu einem neuen Training gilt der bisherige"
          + " Mahnplan."),
  FEW_CLEARED(
      "Only %s paid {item is|items are} known in %s, and %s are needed.",
      "Nur %s {bezahlter Posten ist|bezahlte Posten sind} in %s bekannt, und %s sind nötig."),
  PACE_NOT_KEPT(
      "It is not sure enough that chosen days bring money no later and no more complaints than the"
          + " former schedule.",
      "Es ist nicht sicher genug, dass gewählte Tage Geld nicht später bringen und nicht mehr"
          + " Beschwerden als der bisherige Mahnplan."),
  NO_MODEL("No trained model is available.", "Kein trainiertes Modell vorhanden."),
  NOT_WORTHWHILE("Not worthwhile yet: %s.", "Lohnt sich noch nicht: %s."),
  NATURAL_PERSON(
      "Natural persons are decided by a human.",
      "Über natürliche Personen entscheidet ein Mensch."),
  KEY_ACCOUNT(
      "Key accounts are decided by a human.", "Über Schlüsselkunden entscheidet ein Mensch."),
  CONTROL_GROUP(
      "The debtor belongs to the pilot's control group.",
      "Der Debitor gehört zur Kontrollgruppe des Pilotversuchs."),
  PILOT_STOPPED("The pilot was stopped.", "Der Pilotversuch wurde angehalten."),
  OWN_TERMS(
      "A person gave the debtor dunning terms of its own.",
      "Ein Mensch hat dem Debitor eigene Mahnbedingungen gegeben."),
  EARLY_IF_OPENED(
      "With the opened procedure document %s would be dunned before its former day.",
      "Mit dem geöffneten Mahnverfahren würde Beleg %s vor seinem bisherigen Tag gemahnt."),
  PAID_LATER_THAN_CONTROL(
      "Steered debtors of company code %s were seen to pay later than those held to their former"
          + " day; former days hold since %s, until a person lets it go on.",
      "Gesteuerte Debitoren von Buchungskreis %s zahlten nachweislich später als jene, die ihren"
          + " bisherigen Tag behielten; seit %s gelten die bisherigen Tage, bis ein Mensch es"
          + " weitergehen lässt."),
  NOT_STEERED(
      "The debtor keeps the former dunning procedure.",
      "Der Debitor behält das bisherige Mahnverfahren."),
  PROCEDURE_UNKNOWN(
      "Dunning procedure %s is not described in the settings.",
      "Mahnverfahren %s ist in den Einstellungen nicht beschrieben."),
  CLERK_BLOCK(
      "A clerk has set a dunning block.", "Ein Sachbearbeiter hat eine Mahnsperre gesetzt."),
  CLERK_OVERRIDE(
      "A clerk lifted or changed our mark.",
      "Ein Sachbearbeiter hat unsere Markierung aufgehoben oder geändert."),
  DEBTOR_BLOCK("The debtor has a dunning block.", "Der Debitor hat eine Mahnsperre."),
  DISPUTED("The item is disputed.", "Der Posten ist strittig."),
  PROMISED(
      "Payment is promised for %s; no notice before %s.",
      "Die Zahlung ist für den %s zugesagt; keine Mahnung vor dem %s."),
  PROMISE_BROKEN(
      "Payment was promised for %s and has not come.",
      "Die Zahlung war für den %s zugesagt und ist nicht gekommen."),
  DIRECT_DEBIT("Collected by direct debit.", "Wird per Lastschrift eingezogen."),
  LEGAL_DUNNING("Legal dunning has been started.", "Das gerichtliche Mahnverfahren läuft."),
  CREDIT_BALANCE("The account has a credit balance.", "Das Konto hat ein Guthaben."),
  NOT_AN_INVOICE("Only receivables are dunned.", "Gemahnt werden nur Forderungen."),
  SPECIAL_ITEM(
      "Items with key %s are dunned by rules of their own and not steered.",
      "Posten mit dem Kennzeichen %s werden nach eigenen Regeln gemahnt und nicht gesteuert."),
  HIGHEST_LEVEL("The highest dunning level is reached.", "Die höchste Mahnstufe ist erreicht."),
  MARK_FIELD_TAKEN(
      "The field for our date holds another text.",
      "Das Feld für unser Datum enthält einen anderen Text."),
  BALANCE_DIFFERS(
      "The debtor's balance differs from the ledger by %s.",
      "Der Saldo des Debitors weicht um %s vom Hauptbuch ab."),

  // Why a recommendation is held back
  BANK_POSTING_OLD(
      "Payments may not be posted yet: the last bank posting is of %s, more than %s business"
          + " {day|days} ago.",
      "Zahlungen sind vielleicht noch nicht gebucht: die letzte Bankbuchung ist vom %s, mehr als %s"
          + " {Geschäftstag|Geschäftstage} her."),
  NO_BANK_POSTING(
      "Payments may not be posted yet: the ledger shows no bank posting at all.",
      "Zahlungen sind vielleicht noch nicht gebucht: das Buchungssystem zeigt keine einzige"
          + " Bankbuchung."),
  PROBABLY_PAID(
      "Probably paid: the unapplied document %s fits to the cent.",
      "Wahrscheinlich bezahlt: der nicht zugeordnete Beleg %s passt auf den Cent."),
  PARTNER_DUNNED(
      "Another account of the same debtor (%s) was dunned on %s; within %s {day|days} no other day"
          + " is recommended.",
      "Ein anderes Konto desselben Debitors (%s) wurde am %s gemahnt; innerhalb von %s"
          + " {Tag|Tagen} wird kein anderer Tag empfohlen."),
  FLOOR_NOT_ENFORCED(
      "No code in the ledger holds items without a mark to their former day; set"
          + " 'floor-not-enforced: accepted' to steer all the same.",
      "Kein Programm im Buchungssystem hält Posten ohne Markierung an ihrem bisherigen Tag;"
          + " 'floor-not-enforced: accepted' steuert trotzdem."),
  RUNS_NOT_OBSERVED(
      "Only %s of 3 dunning runs {has|have} been observed.",
      "Erst %s von 3 Mahnläufen {wurde|wurden} beobachtet."),
  RUN_NOT_REPRODUCED(
      "The dunning run of %s was not foreseen well enough: %s of %s notices agree, 98 %% are"
          + " needed.",
      "Der Mahnlauf vom %s wurde nicht gut genug vorhergesehen: %s von %s Mahnungen stimmen"
          + " überein, 98 %% sind nötig."),
  FIGURES_UNREADABLE(
      "The ledger's own figures could not be read: %s",
      "Die eigenen Zahlen des Buchungssystems waren nicht lesbar: %s"),

  // Why our mark stays as it is
  MARK_STANDS(
      "Our mark already stands as it should.", "Unsere Markierung steht bereits wie gewünscht."),
  DAY_HAS_COME("The day of the notice has come.", "Der Tag der Mahnung ist erreicht."),

  CHANGED_SINCE(
      "It was changed again after that run.", "Wurde nach jenem Lauf noch einmal geändert."),
  FORMER_DAY_KEPT(
      "Held to its former day, since nothing is dunned before it.",
      "Bis zum bisherigen Tag gehalten, da vorher nicht gemahnt wird."),
  DATE_WITHOUT_BLOCK(
      "A date whose block was gone cannot be set again.",
      "Ein Datum ohne Sperre lässt sich nicht wieder setzen."),

  // Why a native run does not dun
  NOT_DUE("Not yet due for dunning.", "Noch nicht mahnbar."),
  NO_DUNNING_DATA("The debtor has no dunning data.", "Der Debitor hat keine Mahndaten."),
  INTERVAL_NOT_REACHED(
      "The dunning interval has not passed.", "Der Mahnabstand ist noch nicht erreicht."),
  MINIMUM_DAYS_NOT_REACHED(
      "The account's minimum days in arrears are not reached.",
      "Die Mindestverzugstage des Kontos sind nicht erreicht."),
  MINIMUM_AMOUNT_NOT_REACHED(
      "The minimum amount is not reached.", "Der Mindestbetrag ist nicht erreicht."),
  LEVEL_UNCHANGED("No item reaches a new level.", "Kein Posten erreicht eine neue Mahnstufe."),
  BLOCKED("A dunning block (%s) is set.", "Mahnsperre (%s) gesetzt."),
  HELD_BY_US("A hold of ours stands.", "Eine Sperre von uns steht."),
  LEFT_OUT_OF_NOTICES(
      "A person left the item out of dunning notices.",
      "Ein Mensch hat den Posten von Mahnungen ausgenommen."),
  LEFT_OUT_OF_AUTOMATION(
      "A person left the item out of automatic collection.",
      "Ein Mensch hat den Posten vom automatischen Forderungseinzug ausgenommen."),
  PRIVACY_BLOCK(
      "The debtor is blocked for reasons of privacy.",
      "Der Debitor ist aus Gründen des Datenschutzes gesperrt."),
  NOTICE_NOT_SENT(
      "A notice to the debtor is made and not sent yet.",
      "Eine Mahnung an den Debitor ist erstellt und noch nicht verschickt."),
  INSOLVENT("The debtor is insolvent.", "Der Debitor ist insolvent."),

  // Why a run did something else than was foreseen
  POSTED_LATER(
      "The item became known after the forecast.",
      "Der Posten wurde erst nach der Vorhersage bekannt."),
  LATER_NOTICE(
      "The ledger shows only its later notice of %s: whether this run sent one is unknown.",
      "Das Buch zeigt nur noch die spätere Mahnung vom %s: ob dieser Lauf eine verschickte, ist"
          + " unbekannt."),
  STILL_HELD("Our block still stood.", "Unsere Sperre stand noch."),
  UNEXPLAINED(
      "Nothing known explains this: please look at it.",
      "Nichts Bekanntes erklärt das: bitte nachsehen."),

  // Why a write ended as it did
  ITEM_CLEARED("The item was cleared.", "Der Posten ist ausgeglichen."),
  LEDGER_MOVED_ON(
      "The item changed after it was scored.", "Der Posten hat sich seit der Bewertung geändert."),
  DUNNED_MEANWHILE(
      "The item was dunned after it was scored.", "Der Posten wurde nach der Bewertung gemahnt."),
  AMOUNT_CHANGED(
      "The open amount changed after the item was scored.",
      "Der offene Betrag hat sich seit der Bewertung geändert."),
  DUE_DATE_CHANGED(
      "The due date changed after the item was scored.",
      "Die Fälligkeit hat sich seit der Bewertung geändert."),
  PROMISE_CHANGED(
      "A promise to pay was given or changed after the item was scored.",
      "Eine Zahlungszusage kam nach der Bewertung oder hat sich geändert."),
  DEBTOR_CHANGED(
      "The debtor's data changed after the item was scored.",
      "Die Daten des Debitors haben sich seit der Bewertung geändert."),
  LEDGER_REFUSED("The ledger refused: %s.", "Das Buchungssystem lehnt ab: %s."),
  NOT_SUPPORTED("The ledger cannot do this: %s.", "Das Buchungssystem kann das nicht: %s."),
  CALL_FAILED("The call failed: %s.", "Der Aufruf ist fehlgeschlagen: %s."),
  NOT_CONFIRMED(
      "The ledger accepted the change but never showed it.",
      "Die Änderung wurde angenommen, ist aber nie erschienen."),
  GIVEN_UP(
      "Declined by the ledger three times in a row; a person must decide.",
      "Vom Buchungssystem dreimal in Folge abgelehnt; ein Mensch muss entscheiden."),
  ANSWER_LOST(
      "The answer was lost, and no read showed the change.",
      "Die Antwort ging verloren, und die Änderung ist nicht erschienen."),
  NO_TEST_ITEM(
      "Debtor %s has no open invoice without a block, a mark or a text in our field.",
      "Debitor %s hat keine offene Rechnung ohne Sperre, Markierung oder Text in unserem Feld."),
  UNPLANNED_RUN(
      "On %s a dunning run was seen in company code %s (%s {item|items}) although none is planned that day:"
          + " correct 'run-days', or have the run moved.",
      "Am %s lief im Buchungskreis %s ein Mahnlauf (%s Posten), obwohl an diesem Tag keiner geplant"
          + " ist: 'run-days' berichtigen oder den Lauf verlegen lassen."),
  SUPERSEDED("A later decision replaced it.", "Durch eine spätere Entscheidung ersetzt.");

  private final String english;
  private final String german;
  private final int arity;

  ReasonCode(String english, String german) {
    this.english = english;
    this.german = german;
    this.arity = english.replace("%%", "").split("%s", -1).length - 1;
  }

  /** How many values the sentence takes. */
  public int arity() {
    return arity;
  }

  String text(Locale locale) {
    String text = locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? german : english;
    return arity == 0 ? text.replace("%", "%%") : text;
  }
}
