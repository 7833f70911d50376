package io.mahnwerk.mocks.dynamics;

import static io.mahnwerk.mocks.dynamics.Field.date;
import static io.mahnwerk.mocks.dynamics.Field.flag;
import static io.mahnwerk.mocks.dynamics.Field.guid;
import static io.mahnwerk.mocks.dynamics.Field.text;
import static io.mahnwerk.mocks.dynamics.Field.timestamp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The API page of our extension on which suggestions are read and written. */
record SuggestionPage(Suggestions suggestions) {

  EntitySet<Suggestions.Row> set() {
    List<Field<Suggestions.Row>> fields = new ArrayList<>();
    fields.add(guid("id", Suggestions.Row::id));
    fields.add(Field.number("ledgerEntryNumber", Suggestions.Row::entry).open());
    fields.add(Field.big("entryRowVersion", Suggestions.Row::scoredVersion).open());
    fields.add(text("customerNumber", 20, row -> row.item().debtor()));
    fields.add(Field.date("dunningDate", (Suggestions.Row row) -> row.mark().date()).open());
    fields.add(Field.flag("held", (Suggestions.Row row) -> row.mark().held()).open());
    fields.add(date("markedOn", row -> row.mark().markedOn()));
    fields.add(shown("suggestedDate", EdmType.DATE, 0));
    fields.add(shown("score", EdmType.DECIMAL, 0));
    for (String name : List.of("expectedPaymentDate", "expectedFromDate", "expectedUntilDate")) {
      fields.add(shown(name, EdmType.DATE, 0));
    }
    for (int reason = 1; reason <= 3; reason++) {
      fields.add(shown("reason" + reason, EdmType.STRING, 250));
      fields.add(shown("reason" + reason + "German", EdmType.STRING, 250));
    }
    fields.add(shown("modelVersion", EdmType.STRING, 50));
    fields.add(flag("personDecides", row -> row.mark().personDecides()));
    fields.add(timestamp("systemModifiedAt", Suggestions.Row::modifiedAt));
    return EntitySet.readOnly(
            "dunningSuggestions",
            new EntityType<>("dunningSuggestion", "id", fields),
            suggestions::matching,
            Suggestions.Row::etag)
        .taking(suggestions);
  }

  private static Field<Suggestions.Row> shown(String name, EdmType type, int length) {
    return new Field<>(
        name,
        type,
        length,
        true,
        row -> {
          Object value = row.shown(name, type);
          return value == null && type == EdmType.DECIMAL ? BigDecimal.ZERO : value;
        });
  }
}
