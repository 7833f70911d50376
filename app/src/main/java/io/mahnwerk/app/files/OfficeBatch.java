package io.mahnwerk.app.files;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One batch file for the Windows prompt, with the exports of all clients. */
public record OfficeBatch(List<OfficeRow> rows) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The prompt is told of the character set, since folders may have umlauts. */
  private static final List<String> HEAD = List.of("@echo off", "chcp 1252 >nul");

  public OfficeBatch {
    rows = List.copyOf(rows);
  }

  /** How many clients it exports. */
  public long clients() {
    return rows.stream().filter(row -> !row.exportCommands().isEmpty()).count();
  }

  public byte[] bytes() {
    return Stream.concat(HEAD.stream(), rows.stream().flatMap(row -> row.exportCommands().stream()))
        .map(line -> line + "\r\n")
        .collect(Collectors.joining())
        .getBytes(WINDOWS);
  }
}
