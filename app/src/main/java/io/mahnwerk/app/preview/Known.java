package io.mahnwerk.app.preview;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** What every list about known items shows of them. */
final class Known {
  static final List<Sentence> ITEM =
      List.of(
          new Sentence("Company code", "Buchungskreis"),
          new Sentence("Debtor", "Debitor"),
          new Sentence("Name", "Name"),
          new Sentence("Document", "Beleg"),
          new Sentence("Due on", "Fällig am"),
          new Sentence("Open", "Offen"));

  private Known() {}

  static List<Sentence> itemAnd(Sentence... more) {
    return Stream.concat(ITEM.stream(), Stream.of(more)).toList();
  }

  static List<String> cells(Debtor debtor, OpenItem item, String... more) {
    return Stream.concat(
            Stream.of(
                debtor.ref().companyCode().value(),
                debtor.ref().number(),
                debtor.name(),
                item.documentNumber(),
                item.netDueDate().toString(),
                item.openAmount().toString()),
            Stream.of(more))
        .toList();
  }
}
