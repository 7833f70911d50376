package io.mahnwerk.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mahnwerk.core.model.Clearing;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DocumentKind;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.Money;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.RecordVersion;
import io.mahnwerk.core.odata.ODataPageReader;
import io.mahnwerk.core.odata.ODataRecord;
import io.mahnwerk.core.odata.ODataRecord.UnreadableField;
import io.mahnwerk.core.spi.ReceivablesReader.Change;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SapOpenItemMapperTest {
  private static final ConnectionId S4 = new ConnectionId("s4");
  private static final CompanyCode CODE = new CompanyCode("1010");
  private static final SapOpenItemMapper MAPPER =
      new SapOpenItemMapper(
          S4,
          new SapMarks("M", SapMarks.MarkField.REFERENCE_2),
          new SapDocumentTypes(Set.of("DG"), Set.of("WO")),
          Set.of("E"));

  @Test
  void readsAnOpenInvoice() {
    OpenItem item = ((Change.Open) MAPPER.change(golden().get(0), "")).item();

    assertThat(item)
        .isEqualTo(
            new OpenItem(
                new OpenItemRef(S4, CODE, "2026/1800000001/001"),
                new DebtorRef(S4, CODE, "0010100001"),
                "1800000001",
                DocumentKind.INVOICE,
                Money.of("EUR", "1190.01"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 1, 31),
                Optional.empty(),
                "",
                false,
                new DunningState(
                    new DunningLevel(1),
                    Optional.of(LocalDate.of(2026, 2, 14)),
                    Optional.of(new DunningBlock("M", DunningBlock.Owner.OURS)),
                    Optional.of(new DunningMark(LocalDate.of(2026, 3, 5))),
                    false),
                item.version()));
  }

  @Test
  void readsAClearedCreditMemo() {
    Change.Cleared cleared = (Change.Cleared) MAPPER.change(golden().get(1), "DZ");

    OpenItem item = cleared.item();
    assertThat(cleared.clearing())
        .isEqualTo(new Clearing(LocalDate.of(2026, 2, 1), Clearing.Kind.PAYMENT));
    assertThat(item.kind()).isEqualTo(DocumentKind.CREDIT_MEMO);
    assertThat(item.openAmount()).isEqualTo(Money.of("JPY", "-5000"));
    assertThat(item.settles()).contains(new OpenItemRef(S4, CODE, "2026/1800000001/001"));
    assertThat(item.directDebit()).isTrue();
    assertThat(item.dunning().level()).isEqualTo(DunningLevel.NONE);
    assertThat(item.dunning().block()).contains(new DunningBlock("R", DunningBlock.Owner.CLERK));
    assertThat(item.dunning().mark()).isEmpty();
    assertThat(item.dunning().markFieldTaken()).isTrue();
  }

  @Test
  void givesAnUnsignedCreditItsSign() {
    ItemJson unsigned = ItemJson.invoice("1").with("DebitCreditCode", "H").with("PostingKey", "15");

    assertThat(item(unsigned).openAmount()).isEqualTo(Money.of("EUR", "-1190"));
    assertThat(item(unsigned).kind()).isEqualTo(DocumentKind.PAYMENT);
  }

  @ParameterizedTest
  @CsvSource({"DG,CREDIT", "WO,WRITE_OFF", "DZ,PAYMENT", "AB,PAYMENT", "'',PAYMENT"})
  void tellsHowAnItemWasClearedByTheClearingDocument(String type, Clearing.Kind kind) {
    Change change = MAPPER.change(line(ItemJson.invoice("1").clearedBy("2")), type);

    assertThat(((Change.Cleared) change).clearing().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"A,'',A", "'',02,area 02", "A,02,A"})
  void keepsWhatHasDunningRulesOfItsOwnApart(String key, String area, String special) {
    OpenItem told =
        item(ItemJson.invoice("1").with("SpecialGLCode", key).with("DunningArea", area));

    assertThat(told.specialLedger()).isEqualTo(special);
    assertThat(told.kind()).isEqualTo(DocumentKind.OTHER);
  }

  @Test
  void takesAReversedItemForNoPayment() {
    ItemJson reversed = ItemJson.invoice("1").clearedBy("2").withRaw("IsReversed", "true");

    Change change = MAPPER.change(line(reversed), "");

    assertThat(((Change.Cleared) change).clearing().kind()).isEqualTo(Clearing.Kind.REVERSAL);
  }

  @Test
  void takesTheLetterInAnInvoiceReferenceForNoDocument() {
    ItemJson ruled =
        ItemJson.invoice("1")
            .with("InvoiceReference", "V")
            .with("InvoiceReferenceFiscalYear", "0000")
            .with("InvoiceItemReference", "000");

    assertThat(item(ruled).settles()).isEmpty();
  }

  @Test
  void takesADateThatDoesNotExistForSomebodyElsesText() {
    OpenItem item = item(ItemJson.invoice("1").mark("MW20260230"));

    assertThat(item.dunning().mark()).isEmpty();
    assertThat(item.dunning().markFieldTaken()).isTrue();
  }

  @Test
  void doesNotCollectWhatIsBlockedForPayment() {
    ItemJson debit = ItemJson.invoice("1").with("PaymentMethod", "E");

    assertThat(item(debit).directDebit()).isTrue();
    assertThat(item(debit.with("PaymentBlockingReason", "A")).directDebit()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "AmountInTransactionCurrency,1190.005",
    "AmountInTransactionCurrency,abc",
    "TransactionCurrency,XX",
    "NetDueDate,''",
    "DunningLevel,X",
    "Customer,''",
    "AccountingDocument,''"
  })
  void namesTheFieldThatCannotBeRead(String field, String text) {
    ODataRecord bad = line(ItemJson.invoice("1").with(field, text));

    assertThatExceptionOfType(UnreadableField.class)
        .isThrownBy(() -> MAPPER.change(bad, ""))
        .satisfies(thrown -> assertThat(thrown.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({
    "AmountInTransactionCurrency,1190.010",
    "NetDueDate,/Date(1769904000000)/",
    "DunningLevel,1",
    "LastDunningDate,/Date(1769904000000)/",
    "DunningBlockingReason,A",
    "Reference2IDByBusinessPartner,X"
  })
  void changesTheVersionWithEveryFieldThatMattersToDunning(String field, String text) {
    ItemJson invoice = ItemJson.invoice("1");

    assertThat(version(invoice.with(field, text))).isNotEqualTo(version(invoice));
  }

  @Test
  void keepsTheVersionWhenNothingOfDunningChanged() {
    ItemJson invoice = ItemJson.invoice("1");
    ItemJson same =
        invoice
            .with("AmountInTransactionCurrency", "1190.00")
            .with("DunningLevel", "0")
            .with("PaymentMethod", "U");

    assertThat(version(same)).isEqualTo(version(invoice));
  }

  private static RecordVersion version(ItemJson item) {
    return item(item).version();
  }

  private static OpenItem item(ItemJson item) {
    return ((Change.Open) MAPPER.change(line(item), "")).item();
  }

  static ODataRecord line(ItemJson item) {
    return records(("{\"d\":" + item + "}").getBytes(StandardCharsets.UTF_8)).get(0);
  }

  private static List<ODataRecord> golden() {
    try (InputStream payload = SapOpenItemMapperTest.class.getResourceAsStream("/sap/items.json")) {
      return records(Objects.requireNonNull(payload).readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<ODataRecord> records(byte[] body) {
    try {
      return new ODataPageReader().read(body).records();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
