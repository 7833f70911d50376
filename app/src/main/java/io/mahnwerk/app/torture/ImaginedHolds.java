package io.mahnwerk.app.torture;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningBlock;
import io.mahnwerk.core.model.DunningMark;
import io.mahnwerk.core.model.DunningState;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.spi.DunningInstruction;
import io.mahnwerk.core.spi.DunningInstruction.Hold;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ReceivablesReader;
import io.mahnwerk.core.spi.WriteOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Swallows holds, says that they are under way and shows them as standing. */
final class ImaginedHolds implements DunningWriter, ReceivablesReader {
  private static final DunningBlock OURS = new DunningBlock("M", DunningBlock.Owner.OURS);

  private final DunningWriter writer;
  private final ReceivablesReader reader;
  private final Map<OpenItemRef, LocalDate> imagined = new ConcurrentHashMap<>();

  ImaginedHolds(DunningWriter writer, ReceivablesReader reader) {
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public List<WriteOutcome> apply(List<DunningInstruction> instructions) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (DunningInstruction instruction : instructions) {
      if (instruction instanceof Hold hold && hold.target() instanceof OpenItemRef item) {
        imagined.put(item, hold.until());
        outcomes.add(new WriteOutcome.Pending(hold.key().value()));
      } else {
        outcomes.addAll(writer.apply(List.of(instruction)));
      }
    }
    return outcomes;
  }

  @Override
  public Page read(SyncCursor after) {
    Page page = reader.read(after);
    return new Page(
        page.changes().stream().map(this::imagining).toList(),
        page.unreadable(),
        page.next(),
        page.last());
  }

  @Override
  public List<Change> reread(Collection<OpenItemRef> items) {
    return reader.reread(items).stream().map(this::imagining).toList();
  }

  @Override
  public List<Debtor> rereadDebtors(Collection<DebtorRef> debtors) {
    return reader.rereadDebtors(debtors);
  }

  @Override
  public Stream<Change> ourMarks() {
    return reader.ourMarks();
  }

  private Change imagining(Change change) {
    if (!(change instanceof Change.Open open) || !imagined.containsKey(open.item().ref())) {
      return change;
    }
    OpenItem item = open.item();
    DunningState state = item.dunning();
    DunningState held =
        new DunningState(
            state.level(),
            state.lastDunnedOn(),
            Optional.of(OURS),
            Optional.of(new DunningMark(imagined.get(item.ref()))),
            state.markFieldTaken());
    return new Change.Open(item.with(held, item.version()));
  }
}
