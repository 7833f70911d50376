package io.mahnwerk.scoring;

import io.mahnwerk.core.model.BusinessCalendar;
import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.scoring.features.NoticeFit;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is believed of a debtor's segment before anything is known of the debtor: the prior that a
 * model has to beat. The default table follows the behaviour a press article tells of and is not
 * measured; the file {@code segment-rules.properties} beside this class documents the form and may
 * be replaced by the user's own.
 */
public final class SegmentRules implements NoticeFit {
  /** No segment is known: the former schedule holds for everybody. */
  public static final SegmentRules NONE = new SegmentRules(new Properties(), "none");

  private static final String DEFAULT = "segment-rules.properties";
  private static final String INDUSTRY = "industry.";
  private static final String SEGMENT = "segment.";
  private static final String LATER = "later.days";

  private final Map<String, Segment> byIndustry = new TreeMap<>();
  private final List<Segment> segments;
  private final int laterDays;
  private final String version;

  private SegmentRules(Properties table, String source) {
    Map<String, String> entries = new TreeMap<>();
    table.stringPropertyNames().forEach(k -> entries.put(k, table.getProperty(k).trim()));
    this.laterDays = laterDays(entries.getOrDefault(LATER, "14"), source);
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (entry.getKey().startsWith(INDUSTRY)) {
        String segment = entry.getValue();
        String window = entries.get(SEGMENT + segment);
        if (window == null) {
          throw new IllegalArgumentException(
              "%s: %s names segment %s, which has no line %s%s"
                  .formatted(source, entry.getKey(), segment, SEGMENT, segment));
        }
        byIndustry.put(
            entry.getKey().substring(INDUSTRY.length()),
            new Segment(segment, window(window, SEGMENT + segment, source)));
      } else if (!entry.getKey().startsWith(SEGMENT) && !entry.getKey().equals(LATER)) {
        throw new IllegalArgumentException(source + ": unknown entry " + entry.getKey());
      }
    }
    this.version = digest(entries.toString());
    this.segments =
        byIndustry.values().stream()
            .distinct()
            .sorted(Comparator.comparing(Segment::name))
            .toList();
  }

  record Segment(String name, SegmentWindow window) {}

  public static SegmentRules standard() {
    try (InputStream in = SegmentRules.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing in the build");
      }
      Properties table = new Properties();
      table.load(in);
      return new SegmentRules(table, DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a user's table. Throws {@link IllegalArgumentException} naming the file and the entry
   * that cannot be understood.
   */
  public static SegmentRules read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties table = new Properties();
      table.load(in);
      return new SegmentRules(table, file.toString());
    }
  }

  /** The name of the segment an industry key stands for; empty when blank or not listed. */
  public Optional<String> segmentOf(String industry) {
    return find(industry).map(Segment::name);
  }

  @Override
  public double daysOutside(
      Debtor debtor, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar) {
    return find(debtor.industry())
        .map(s -> (double) s.window().daysOutside(netDueDate, notice, calendar))
        .orElse(Double.NaN);
  }

  @Override
  public int segments() {
    return segments.size();
  }

  @Override
  public int segment(Debtor debtor) {
    return find(debtor.industry()).map(segments::indexOf).orElse(-1);
  }

  @Override
  public boolean isWithin(
      int segment, LocalDate netDueDate, LocalDate notice, BusinessCalendar calendar) {
    return segments.get(segment).window().daysOutside(netDueDate, notice, calendar) == 0;
  }

  /** A digest of the table, so that a recommendation can name the rules it was made with. */
  @Override
  public String version() {
    return version;
  }

  Optional<Segment> find(String industry) {
    return Optional.ofNullable(byIndustry.get(industry));
  }

  Segment numbered(int segment) {
    return segments.get(segment);
  }

  int laterDays() {
    return laterDays;
  }

  private static SegmentWindow window(String text, String key, String source) {
    try {
      return SegmentWindow.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(source + ": " + key + ": " + e.getMessage(), e);
    }
  }

  private static int laterDays(String text, String source) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          source + ": " + LATER + " must be a number of days but is '" + text + "'", e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
