package io.mahnwerk.connector.datev;

import static java.util.stream.Collectors.groupingBy;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.ReasonCode;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out what people take over into DATEV: a file of debtors to be imported and a worklist of
 * single items. Nothing counts as done until an export shows it.
 */
final class DatevWriter implements DunningWriter {
  private static final Logger LOG = LoggerFactory.getLogger(DatevWriter.class);

  private final DatevDesk desk;
  private final DatevMapper mapper;
  private final DatevTerms terms;
  private final DebtorCalls calls;

  DatevWriter(DatevDesk desk, DatevMapper mapper, DatevTerms terms, DebtorCalls calls) {
    this.desk = desk;
    this.mapper = mapper;
    this.terms = terms;
    this.calls = calls;
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    if (instructions.isEmpty()) {
      return List.of();
    }
    List<WriteOutcome> outcomes = outcomes(instructions);
    for (int i = 0; i < instructions.size(); i++) {
      LOG.info(
          "Connection {}: {} of {} is {}",
          mapper.connection(),
          instructions.get(i).getClass().getSimpleName(),
          instructions.get(i).target(),
          outcomes.get(i).getClass().getSimpleName());
    }
    return outcomes;
  }

  private List<WriteOutcome> outcomes(List<DunningInstruction> instructions) {
    WriteOutcome[] outcomes = new WriteOutcome[instructions.size()];
    try {
      desk.refresh(instructions.stream().map(DatevWriter::account).distinct().toList());
      desk.with(
          books -> {
            give(books, instructions, outcomes);
            return books;
          });
    } catch (ConnectorException unread) {
      fillUp(outcomes, new WriteOutcome.Failed(unread.kind(), String.valueOf(unread.getMessage())));
    } catch (FileRefusal unwritten) {
      // What was kept is written by the next call, so the request is on its way.
      fillUp(outcomes, new WriteOutcome.Uncertain(unwritten.fault().sentence().english()));
    }
    return List.of(outcomes);
  }

  private static void fillUp(WriteOutcome[] outcomes, WriteOutcome outcome) {
    Arrays.setAll(outcomes, i -> Optional.ofNullable(outcomes[i]).orElse(outcome));
  }

  private void give(
      DatevBooks books, List<DunningInstruction> instructions, WriteOutcome[] outcomes) {
    HandOver handOver = new HandOver(desk.settings(), books, calls);
    handOver.finish();
    Map<String, AccountChange> changes = changes(books, instructions);
    for (int i = 0; i < outcomes.length; i++) {
      AccountChange change = changes.get(account(instructions.get(i)));
      int at = i;
      Optional.ofNullable(change)
          .map(known -> known.add(at, instructions.get(at)))
          .orElseGet(() -> Optional.of(unknown(instructions.get(at))))
          .ifPresent(ended -> outcomes[at] = ended);
    }
    List<OutLine> lines = new ArrayList<>();
    changes.values().forEach(change -> lines.addAll(change.lines()));
    note(books, changes.values());
    HandOver.Given given = handOver.give(lines);
    changes.forEach((account, change) -> change.end(outcomes, given));
  }

  private static void note(DatevBooks books, Collection<AccountChange> changes) {
    DecidedHolds holds = new DecidedHolds(books);
    books.inTransaction(
        () -> {
          changes.forEach(change -> holds.note(change.decided()));
          return holds;
        });
  }

  /** A debtor is written only when an export has shown its row. */
  private static WriteOutcome unknown(DunningInstruction instruction) {
    return new WriteOutcome.Refused(
        instruction.target() instanceof OpenItemRef
            ? Reason.of(ReasonCode.LEDGER_REFUSED, "the item is not shown any more")
            : Reason.of(ReasonCode.NO_DUNNING_DATA));
  }

  private Map<String, AccountChange> changes(
      DatevBooks books, List<DunningInstruction> instructions) {
    DatevItems items = new DatevItems(books);
    Map<String, List<DatevItem>> askedFor =
        items
            .find(
                instructions.stream()
                    .filter(one -> one.target() instanceof OpenItemRef)
                    .map(one -> ((OpenItemRef) one.target()).nativeKey())
                    .toList())
            .values()
            .stream()
            .collect(groupingBy(DatevItem::account));
    boolean writable = new Takings(books).shows().blocks();
    DunningProcedures procedures = terms.procedures(books);
    Map<String, AccountChange> changes = new LinkedHashMap<>();
    for (DatevDebtor debtor :
        new DatevDebtors(books)
            .find(instructions.stream().map(DatevWriter::account).toList())
            .values()) {
      List<DatevItem> open = items.openOf(debtor.account());
      List<String> keys = open.stream().map(DatevItem::key).toList();
      DebtorPlan plan =
          new DebtorPlan(
              debtor,
              open,
              new DebtorPlan.Ours(new GivenOut(books).of(keys), new DecidedHolds(books).of(keys)),
              times(debtor, procedures),
              mapper.blocks());
      List<DatevItem> asked = askedFor.getOrDefault(debtor.account(), List.of());
      changes.put(
          debtor.account(),
          new AccountChange(
              plan, mapper, Stream.concat(open.stream(), asked.stream()).toList(), writable));
    }
    return changes;
  }

  private DebtorPlan.Times times(DatevDebtor debtor, DunningProcedures procedures) {
    DatevSettings settings = desk.settings();
    return new DebtorPlan.Times(
        procedures.find(debtor.procedure().code()),
        settings
            .steering()
            .written()
            .filter(opened -> debtor.isOpenedByUs(opened))
            .map(opened -> OpenedFloor.of(terms, opened, debtor.procedure().levels())),
        settings.turnaround().days(),
        settings.today());
  }

  private static String account(DunningInstruction instruction) {
    return instruction.target() instanceof OpenItemRef item
        ? DatevReader.account(item.nativeKey())
        : ((DebtorRef) instruction.target()).number();
  }
}
