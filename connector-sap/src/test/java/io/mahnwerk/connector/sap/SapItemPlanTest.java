package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mahnwerk.connector.sap.SapHonouring.Way;
import io.mahnwerk.connector.sap.SapMarks.MarkField;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.IdempotencyKey;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written where the date alone holds, and where no block can be emptied. */
class SapItemPlanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final SapMarks BY_DATE =
      new SapMarks(
          "M",
          MarkField.REFERENCE_2,
          "",
          new SapHonouring(Map.of(), Way.REFERENCE_DATE, () -> TODAY));
  private static final SapMarks RELEASED =
      new SapMarks(
          "M", MarkField.REFERENCE_2, "F", new SapHonouring(Map.of(), Way.ITEM_BLOCK, () -> TODAY));
  private static final ItemJson INVOICE = ItemJson.invoice("1800000001");

  @Test
  void holdsByTheDateAlone() {
    SapItemPlan plan = hold(INVOICE, BY_DATE, TODAY.plusDays(10));

    assertThat(plan.change().orElseThrow().mark()).contains("MW20260312");
    assertThat(plan.change().orElseThrow().block()).isEmpty();
  }

  @Test
  void isHeldByADateOfOursUntilThatDay() {
    assertThat(item(INVOICE.mark("MW20260303"), BY_DATE).dunning().isHeldByUs()).isTrue();
    assertThat(item(INVOICE.mark("MW20260302"), BY_DATE).dunning().isHeldByUs()).isFalse();
    assertThat(item(INVOICE.mark("PO 4711"), BY_DATE).dunning().isHeldByUs()).isFalse();
  }

  @Test
  void refusesToHoldWhereTheFieldHoldsSomebodyElsesText() {
    assertThat(hold(INVOICE.mark("PO 4711"), BY_DATE, TODAY.plusDays(10)).outcome())
        .contains(new WriteOutcome.Refused(Reason.of(ReasonCode.MARK_FIELD_TAKEN)));
  }

  @Test
  void liftsABlockLeftFromTheTimeWhenItemsWereBlocked() {
    SapItemPlan plan = hold(INVOICE.block("M").mark("MW20260305"), BY_DATE, TODAY.plusDays(10));

    assertThat(plan.change().orElseThrow().block()).contains("");
    assertThat(plan.change().orElseThrow().mark()).contains("MW20260312");
  }

  @Test
  void bringsTheDateForwardToEndAHoldEarly() {
    ItemJson held = INVOICE.mark("MW20260312");
    OpenItem item = item(held, BY_DATE);
    DunningInstruction release =
        new DunningInstruction.Release(item.ref(), item.version(), new IdempotencyKey("k"));

    SapItemPlan plan = SapItemPlan.of(release, new Change.Open(item), BY_DATE);

    assertThat(plan.change().orElseThrow().mark()).contains("MW20260302");
    assertThat(plan.change().orElseThrow().block()).isEmpty();
  }

  @Test
  void writesTheReleasedReasonWhereABlockCannotBeEmptied() {
    OpenItem item = item(INVOICE.block("M").mark("MW20260305"), RELEASED);
    DunningInstruction withdraw =
        new DunningInstruction.Withdraw(item.ref(), item.version(), new IdempotencyKey("k"));

    SapItemPlan plan = SapItemPlan.of(withdraw, new Change.Open(item), RELEASED);

    assertThat(plan.change().orElseThrow().block()).contains("F");
    assertThat(plan.change().orElseThrow().mark()).contains("");
    assertThat(item(INVOICE.block("F"), RELEASED).dunning().block()).isEmpty();
  }

  private static SapItemPlan hold(ItemJson json, SapMarks marks, LocalDate until) {
    OpenItem item = item(json, marks);
    return SapItemPlan.of(
        new DunningInstruction.Hold(item.ref(), item.version(), until, new IdempotencyKey("k")),
        new Change.Open(item),
        marks);
  }

  private static OpenItem item(ItemJson json, SapMarks marks) {
    SapOpenItemMapper mapper =
        new SapOpenItemMapper(
            new ConnectionId("s4"), marks, new SapDocumentTypes(Set.of(), Set.of()), Set.of());
    return ((Change.Open) mapper.change(SapOpenItemMapperTest.line(json), "")).item();
  }
}
