package io.mahnwerk.connector.datev;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What we write into the Indiv. Feld of a debtor, so that a block or terms of ours can be told from
 * a person's and be taken back by nothing but what DATEV shows: {@code MW}, the date of our block
 * and, after a slash, the date that stood there before; {@code T} and the terms that stood there
 * before ours. Each part stands only beside what it speaks of, divided by a blank.
 *
 * @param lastDay the date that we wrote into Mahnsperre bis
 * @param formerDay the date that stood there before
 * @param formerTerms fields 121 and 250 to 254 as they stood before the debtor was opened
 */
record OwnNote(
    Optional<LocalDate> lastDay, Optional<LocalDate> formerDay, Optional<OwnTerms> formerTerms) {
  static final OwnNote EMPTY = new OwnNote(Optional.empty(), Optional.empty(), Optional.empty());
  private static final Pattern FORM =
      Pattern.compile(
          "(?:MW([0-9]{8})(?:/([0-9]{8}))?)?(?:(?:^| )T([0-9]:[01](?::[0-9]{0,3}){4}))?");

  /** Empty for a text that is not ours; a blank one holds nothing of ours and is {@link #EMPTY}. */
  static Optional<OwnNote> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OwnNote(
              day(form.group(1)),
              day(form.group(2)),
              Optional.ofNullable(form.group(3)).map(OwnTerms::parse)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  OwnNote withBlock(LocalDate day, Optional<LocalDate> former) {
    return new OwnNote(Optional.of(day), former, formerTerms);
  }

  OwnNote withoutBlock() {
    return new OwnNote(Optional.empty(), Optional.empty(), formerTerms);
  }

  OwnNote withTerms(Optional<OwnTerms> former) {
    return new OwnNote(lastDay, formerDay, former);
  }

  /** At most 40 characters of ASCII. */
  String text() {
    String block =
        lastDay
            .map(
                day ->
                    "MW"
                        + DatevBlocks.DAY.format(day)
                        + formerDay.map(f -> "/" + DatevBlocks.DAY.format(f)).orElse(""))
            .orElse("");
    String terms = formerTerms.map(former -> "T" + former.text()).orElse("");
    return (block + " " + terms).strip();
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(text).map(day -> LocalDate.parse(day, DatevBlocks.DAY));
  }
}
