package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.odata.ODataRecord;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The industry of a customer, for which Business Central has no field: a code by which the house
 * sorts its customers may stand for it.
 *
 * @param field empty where none does
 * @param keys what the field's codes mean; a code that is not among them means itself
 */
record BcIndustry(Optional<Field> field, Map<String, String> keys) {
  /** The words of setting {@code industry-from}. */
  static final String WORDS =
      Arrays.stream(Field.values()).map(Field::word).collect(Collectors.joining(", "));

  /** The fields of a customer that sort customers, as each way names them. */
  enum Field {
    CUSTOMER_POSTING_GROUP("customerPostingGroup", "Customer_Posting_Group"),
    GEN_BUS_POSTING_GROUP("genBusPostingGroup", "Gen_Bus_Posting_Group"),
    CUSTOMER_PRICE_GROUP("customerPriceGroup", "Customer_Price_Group"),
    CUSTOMER_DISC_GROUP("customerDiscGroup", "Customer_Disc_Group"),
    SALESPERSON("salespersonCode", "Salesperson_Code"),
    TERRITORY("territoryCode", ""),
    DIMENSION_1("globalDimension1Code", ""),
    DIMENSION_2("globalDimension2Code", "");

    private final String extension;
    private final String page;

    Field(String extension, String page) {
      this.extension = extension;
      this.page = page;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> parse(String text) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Arrays.stream(values()).filter(f -> f.word().equals(text)).findFirst().orElseThrow());
    }
  }

  /** The property that is read for it; empty where none is, or where that way does not show it. */
  Optional<String> property(BcWay way) {
    return field
        .map(f -> way == BcWay.EXTENSION ? f.extension : f.page)
        .filter(name -> !name.isEmpty());
  }

  /** Blank where nothing stands for it. */
  String of(ODataRecord customer, BcWay way) {
    String code = property(way).map(customer::text).orElse("");
    return keys.getOrDefault(code, code);
  }
}
