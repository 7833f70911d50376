package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.DunningProcedures;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.odata.v4.V4Service;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ConnectionCheck;
import io.mahnwerk.core.spi.DunningWriter;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ReceivablesReader;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One connection to Dynamics 365 Finance. Its released entities show no letter's date and take no
 * mark on a transaction; where the settings ask for it, disputes are written in the hope that
 * Finance keeps their transactions out of its letters, which nobody has confirmed.
 */
final class FinConnector implements ErpConnector {
  private static final int AT_ONE_TIME = 40;

  private final FinSettings settings;
  private final ResilientHttp http;
  private final V4Service service;
  private final FinReader reader;
  private final DunningWriter writer;

  FinConnector(FinSettings settings, ResilientHttp http) {
    this.settings = settings;
    this.http = http;
    this.service =
        new V4Service(
            http,
            settings.data(),
            Map.of("cross-company", "true"),
            Map.of(
                DynWrite.LANGUAGE,
                DynWrite.ENGLISH,
                "Prefer",
                "odata.maxpagesize=" + settings.pageSize()));
    this.reader = new FinReader(settings, service);
    this.writer =
        new DynDunningWriter(
            settings.connection(), this::capabilities, this::itemWriter, AT_ONE_TIME);
  }

  static FinConnector open(FinSettings settings) {
    return new FinConnector(
        settings, ResilientHttp.open(settings.target(), settings.limits(), settings.clock()));
  }

  private DynItemWriter itemWriter() {
    DynSender sender =
        new DynSender(
            http,
            Optional.empty(),
            (answer, receipt) -> new FinAnswer(answer.status(), answer.said()).outcome(receipt));
    return new DynItemWriter(
        new DynPlanner(reader::look, new FinDisputeHold(settings.data(), settings.marks())),
        sender);
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> claimed = EnumSet.of(Capability.SHOWS_LEVEL);
    if (settings.disputes().areRead()) {
      claimed.add(Capability.SHOWS_DISPUTE);
      claimed.add(Capability.SHOWS_PROMISE);
    }
    if (isHolding()) {
      claimed.add(Capability.BLOCK_ITEM);
      claimed.add(Capability.MARK_ITEM);
      claimed.add(Capability.HOLDS_BY_MARK);
    }
    return claimed;
  }

  private boolean isHolding() {
    return settings.disputes() == FinSettings.Disputes.HOLD;
  }

  @Override
  public ConnectionCheck check() {
    return new ConnectionCheck(new FinCheck(settings, reader, service).findings());
  }

  @Override
  public DunningProcedures procedures() {
    return settings.procedures();
  }

  @Override
  public ReceivablesReader receivables() {
    return reader;
  }

  @Override
  public DunningWriter dunning() {
    return writer;
  }

  @Override
  public String writesBy() {
    return String.join(" ", settings.data().toString(), FinDisputes.SET, settings.disputeReason());
  }

  @Override
  public Optional<Sentence> reservation() {
    return Optional.of(FinCheck.UNCONFIRMED).filter(said -> isHolding());
  }

  @Override
  public void close() {
    http.close();
  }
}
