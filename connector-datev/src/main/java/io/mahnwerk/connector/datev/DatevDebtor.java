package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A debtor's master data, as far as dunning needs them, from an export or DATEVconnect.
 *
 * @param account as short as the office writes it
 * @param naturalPerson also where many customers stand behind the account, who may be such
 * @param terms number of its Zahlungsbedingung; blank where none is stated
 * @param own how it is dunned other than the Mahnstammdaten say
 * @param blockedUntil field 233, Mahnsperre bis
 * @param ownField the Indiv. Feld that says what of it is ours
 */
record DatevDebtor(
    String account,
    String name,
    boolean naturalPerson,
    String country,
    String terms,
    boolean directDebit,
    OwnTerms own,
    boolean insolvent,
    Optional<LocalDate> blockedUntil,
    String ownField) {
  static final int NO_DUNNING = 9;

  static DatevDebtor of(DebtorRow row, int individualField) {
    return new DatevDebtor(
        row.account(),
        row.name(),
        row.isNaturalPerson() || row.collective(),
        row.country(),
        row.terms().map(Object::toString).orElse(""),
        isCollected(row.directDebit()),
        new OwnTerms(row.dunning(), row.periods()),
        row.insolvent(),
        row.blockedUntil(),
        row.ownFields().get(individualField - 1));
  }

  /** Field 133: 7 and 8 collect by SEPA, 9 and blank do not. */
  static boolean isCollected(String directDebit) {
    return directDebit.equals("7") || directDebit.equals("8");
  }

  /** Field 121. */
  int dunning() {
    return own.dunning();
  }

  boolean isBlockedByUs() {
    return blockedUntil.isPresent() && note().flatMap(OwnNote::lastDay).equals(blockedUntil);
  }

  /** What the Indiv. Feld says of ours; empty where another text stands in it. */
  Optional<OwnNote> note() {
    return OwnNote.parse(ownField);
  }

  /** Whether it has the opened terms, and its Indiv. Feld says what stood there before. */
  boolean isOpenedByUs(OpenedTerms opened) {
    return note()
        .flatMap(OwnNote::formerTerms)
        .filter(before -> own.hasEffectOf(opened.over(before)))
        .isPresent();
  }

  DatevProcedureCode procedure() {
    List<Integer> days = own.days();
    boolean some = dunning() >= 1 && dunning() <= DatevProcedureCode.ALL_LEVELS;
    return new DatevProcedureCode(
        days.isEmpty() ? DatevProcedureCode.STANDARD : text(days),
        some ? dunning() : DatevProcedureCode.ALL_LEVELS);
  }

  String text() {
    return new Fields()
        .put(account)
        .put(name)
        .put(naturalPerson)
        .put(country)
        .put(terms)
        .put(directDebit)
        .put(own.text())
        .put(insolvent)
        .put(blockedUntil)
        .put(ownField)
        .text();
  }

  static DatevDebtor parse(String text) {
    Fields.Read in = Fields.Read.of(text);
    return new DatevDebtor(
        in.next(),
        in.next(),
        in.flag(),
        in.next(),
        in.next(),
        in.flag(),
        OwnTerms.parse(in.next()),
        in.flag(),
        in.dayIfAny(),
        in.next());
  }

  /** As a way of being dunned names Mahnfristen, such as {@code 3/17/31}. */
  static String text(List<Integer> days) {
    return days.stream().map(Object::toString).collect(Collectors.joining("/"));
  }

  static List<Integer> days(String text) {
    return Stream.of(text.split("/")).map(Integer::valueOf).toList();
  }
}
