package io.mahnwerk.connector.datev;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A debtor's master data, as far as dunning needs them, from an export or DATEVconnect.
 *
 * @param account as short as the office writes it
 * @param naturalPerson also where many customers stand behind the account, who may be such
 * @param terms number of its Zahlungsbedingung; blank where none is stated
 * @param dunning field 121: 0 as the Mahnstammdaten say, 1 to 7 the levels, 9 none
 * @param ownDays its own Mahnfristen; empty where those of the Mahnstammdaten hold
 * @param blockedUntil field 233, Mahnsperre bis
 * @param ownField the Indiv. Feld that says whether field 233 is ours
 */
record DatevDebtor(
    String account,
    String name,
    boolean naturalPerson,
    String country,
    String terms,
    boolean directDebit,
    int dunning,
    List<Integer> ownDays,
    boolean insolvent,
    Optional<LocalDate> blockedUntil,
    String ownField) {
  static final int NO_DUNNING = 9;

  DatevDebtor {
    ownDays = List.copyOf(ownDays);
  }

  static DatevDebtor of(DebtorRow row, int individualField) {
    List<Integer> days = new ArrayList<>();
    if (row.periods().own()) {
      for (Optional<Integer> day : row.periods().days()) {
        if (day.isEmpty()) {
          break;
        }
        days.add(day.get());
      }
    }
    return new DatevDebtor(
        row.account(),
        row.name(),
        row.isNaturalPerson() || row.collective(),
        row.country(),
        row.terms().map(Object::toString).orElse(""),
        isCollected(row.directDebit()),
        row.dunning(),
        days,
        row.insolvent(),
        row.blockedUntil(),
        row.ownFields().get(individualField - 1));
  }

  /** Field 133: 7 and 8 collect by SEPA, 9 and blank do not. */
  static boolean isCollected(String directDebit) {
    return directDebit.equals("7") || directDebit.equals("8");
  }

  boolean isBlockedByUs() {
    return DatevBlocks.isOurs(ownField, blockedUntil);
  }

  DatevProcedureCode procedure() {
    String terms =
        ownDays.isEmpty()
            ? DatevProcedureCode.STANDARD
            : ownDays.stream().map(Object::toString).collect(Collectors.joining("/"));
    boolean some = dunning >= 1 && dunning <= DatevProcedureCode.ALL_LEVELS;
    return new DatevProcedureCode(terms, some ? dunning : DatevProcedureCode.ALL_LEVELS);
  }

  String text() {
    return new Fields()
        .put(account)
        .put(name)
        .put(naturalPerson)
        .put(country)
        .put(terms)
        .put(directDebit)
        .put(dunning)
        .put(ownDays.stream().map(Object::toString).collect(Collectors.joining("/")))
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
        in.number(),
        days(in.next()),
        in.flag(),
        in.dayIfAny(),
        in.next());
  }

  static List<Integer> days(String text) {
    return text.isEmpty()
        ? List.of()
        : java.util.stream.Stream.of(text.split("/")).map(Integer::valueOf).toList();
  }
}
