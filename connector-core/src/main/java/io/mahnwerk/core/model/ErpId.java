package io.mahnwerk.core.model;

import java.util.regex.Pattern;

/** Names an ERP product line. Open on purpose: a further ERP needs no change here. */
public record ErpId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public ErpId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "ERP id must be lower-case letters, digits and hyphens but was '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
