package io.mahnwerk.app.e2e;

import static io.mahnwerk.app.e2e.SmallLedger.HELD_TO;
import static io.mahnwerk.app.e2e.SmallLedger.JUST_DUE;
import static io.mahnwerk.app.e2e.SmallLedger.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.app.CommandLineRun;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.mocks.erp.SimulatedErpProvider;
import io.mahnwerk.mocks.ledger.MarkConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a hold, from the first cycle to the release, in every shape an ERP can be met in. */
@ParameterizedClass
@MethodSource("io.mahnwerk.app.e2e.Shaped#unusual")
@Timeout(60)
class ShapesE2eTest {
  @Parameter SimulatedErpProvider erp;
  @TempDir Path folder;

  @Test
  void holdsToTheDayFreesOnItAndTakesEverythingBack() throws IOException {
    SmallLedger books = new SmallLedger(erp);
    String due = books.invoice(books.steered(), JUST_DUE);
    MarkConvention marks = erp.marks();
    Optional<DunningMark> shown = marks.mark(marks.hold(books.ledger().item(due), HELD_TO, TODAY));
    try (Site site = new Site(erp, books.ledger(), folder.resolve("home")).configured("steered")) {
      Files.writeString(
          site.home.resolve("mahnwerk.yaml"),
          "    floor-not-enforced: accepted\n",
          StandardOpenOption.APPEND);
      CommandLineRun first = site.cycle(TODAY);
      assertThat(first.exitCode()).as(first.out() + first.err()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();
      assertThat(site.dunning(due).mark()).isEqualTo(shown);

      assertThat(site.cycle(HELD_TO.minusDays(1)).exitCode()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isTrue();

      assertThat(site.cycle(HELD_TO).exitCode()).isZero();
      assertThat(site.dunning(due).isHeldByUs()).isFalse();
      assertThat(site.dunning(due).mark()).isEqualTo(shown);

      CommandLineRun release =
          site.run(HELD_TO, "release", "books", "--yes", "--despite-opened", "--wait", 5);
      assertThat(release.exitCode()).as(release.out() + release.err()).isZero();
      assertThat(site.dunning(due)).isEqualTo(DunningState.UNTOUCHED);
    }
  }
}
