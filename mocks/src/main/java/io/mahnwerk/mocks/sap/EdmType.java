package io.mahnwerk.mocks.sap;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The OData V2 types in use and how Gateway writes their values as verbose JSON. */
enum EdmType {
  STRING("Edm.String", String.class),
  BOOLEAN("Edm.Boolean", Boolean.class),
  /** Amounts of the released services have three decimals whatever the currency. */
  DECIMAL("Edm.Decimal", BigDecimal.class),
  /** An ABAP date: midnight UTC. */
  DATE("Edm.DateTime", LocalDate.class);

  static final int SCALE = 3;

  private final String edmName;
  private final Class<? extends Comparable<?>> javaType;

  EdmType(String edmName, Class<? extends Comparable<?>> javaType) {
    this.edmName = edmName;
    this.javaType = javaType;
  }

  String edmName() {
    return edmName;
  }

  boolean takes(@Nullable Object value) {
    return value == null || javaType.isInstance(value);
  }

  void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigDecimal number) {
      json.writeString(number.setScale(SCALE, RoundingMode.UNNECESSARY).toPlainString());
    } else if (value instanceof LocalDate day) {
      long millis = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
      json.writeString("/Date(" + millis + ")/");
    } else {
      json.writeString(value.toString());
    }
  }
}
