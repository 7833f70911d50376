package io.mahnwerk.scoring.features;

import io.mahnwerk.core.model.Debtor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names the features of a row and numbers the industry and country keys that a model was trained
 * with. A key that is blank or was not seen in training is a missing value, never a guess.
 *
 * @param further columns beside those of {@link Feature}, which stand after them; usually none
 */
public record FeatureSchema(
    List<String> industries, List<String> countries, List<FurtherColumn> further) {
  /** Most numbers of a row. */
  public static final int MOST_COLUMNS = 500;

  private static final String NAMES =
      Arrays.stream(Feature.values()).map(Feature::key).collect(Collectors.joining(","));

  public FeatureSchema {
    industries = industries.stream().filter(k -> !k.isBlank()).distinct().sorted().toList();
    countries = countries.stream().filter(k -> !k.isBlank()).distinct().sorted().toList();
    further = List.copyOf(further);
    if (Feature.values().length + further.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "A feature row has at most %d columns; with %d further ones it would have %d"
              .formatted(MOST_COLUMNS, further.size(), Feature.values().length + further.size()));
    }
  }

  /** Without further columns. */
  public FeatureSchema(List<String> industries, List<String> countries) {
    this(industries, countries, List.of());
  }

  /** A digest of the names and their order; a model may score rows of its own version only. */
  public static String version() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(NAMES.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** How many numbers a row has. */
  public int width() {
    return Feature.values().length + further.size();
  }

  float industry(Debtor debtor) {
    return code(industries, debtor.industry());
  }

  float country(Debtor debtor) {
    return code(countries, debtor.country());
  }

  private static float code(List<String> keys, String key) {
    int code = keys.indexOf(key);
    return code < 0 ? Float.NaN : code;
  }
}
