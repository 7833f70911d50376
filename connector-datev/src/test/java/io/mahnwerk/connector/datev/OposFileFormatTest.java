package io.mahnwerk.connector.datev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OposFileFormatTest {
  @TempDir private Path folder;

  @Test
  void readsEveryRowThatItInventsAndInventsTheSameForASeed() throws IOException {
    OposFileFormat format = new OposFileFormat();
    Path first = folder.resolve("a.csv");
    Path second = folder.resolve("b.csv");
    format.generate(first, 2_000, 7);
    format.generate(second, 2_000, 7);

    assertThat(format.read(first)).isEqualTo(2_000);
    assertThat(format.lex(first)).isEqualTo(2_001);
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    format.generate(second, 2_000, 8);
    assertThat(Files.mismatch(first, second)).isPositive();
  }
}
