package io.mahnwerk.mocks.datev;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FileFaults;
import io.mahnwerk.mocks.erp.FiledInvoices;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tax office on this machine: a folder for the files of one client, and people who export, import
 * and work through lists. Closing it deletes the folder.
 */
final class SimulatedDatev implements SimulatedErp {
  private final SimulatedLedger ledger;
  private final DatevOptions options;
  private final OfficeFolder folder;
  private final Office office;
  private final Optional<ConnectServer> connect;
  private final String clientId;

  private SimulatedDatev(SimulatedLedger ledger, DatevOptions options, OfficeFolder folder) {
    this.ledger = ledger;
    this.options = options;
    this.folder = folder;
    Postings postings = new Postings(ledger);
    this.office = new Office(ledger, options, folder, postings);
    ConnectRoutes routes = new ConnectRoutes(ledger, postings, office.cards());
    this.clientId = routes.clientId();
    this.connect = options.isCalled() ? Optional.of(new ConnectServer(routes)) : Optional.empty();
  }

  static SimulatedDatev start(SimulatedLedger ledger, DatevOptions options) {
    OfficeFolder folder =
        new OfficeFolder(temporary(), OfficeBooks.CONSULTANT, ledger.companyCode().value());
    SimulatedDatev datev = new SimulatedDatev(ledger, options, folder);
    datev.office.begin();
    return datev;
  }

  @Override
  public SimulatedLedger ledger() {
    return ledger;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("exchange", options.exchange());
    settings.put("folder", folder.root().toString());
    settings.put("berater", OfficeBooks.CONSULTANT);
    settings.put("mandant", ledger.companyCode().value());
    settings.put("account-length", Integer.toString(OfficeBooks.ACCOUNT_LENGTH));
    settings.put("dunning-days", OfficeBooks.days(OfficeBooks.FORMER_DAYS));
    settings.put("opened-days", OfficeBooks.days(OfficeBooks.OPENED_DAYS));
    if (options.steering().equals(DatevOptions.OWN_PERIODS)) {
      settings.put("steer-by-terms", "on-request");
    }
    settings.put("individual-field", Integer.toString(OfficeBooks.NOTE_FIELD));
    settings.put("quiet-seconds", "0");
    connect.ifPresent(server -> called(settings, server));
    return Map.copyOf(settings);
  }

  @Override
  public List<ClerkAction> endDay(LocalDate today) {
    return office.endDay(today).stream()
        .map(key -> new ClerkAction(ClerkAction.Kind.CHANGED_OURS, key, today))
        .toList();
  }

  @Override
  public void settle() {
    office.settle();
  }

  private void called(Map<String, String> settings, ConnectServer server) {
    settings.put("url", server.address());
    settings.put("user", ConnectServer.USER);
    settings.put("password", ConnectServer.PASSWORD);
    settings.put("client-guid", clientId);
    settings.put("page-size", "500");
  }

  @Override
  public Optional<FaultInjection> faults() {
    return connect.map(ConnectServer::faults);
  }

  /** Exports count only where they are read; what is given out is carried in either way. */
  @Override
  public Optional<FileFaults> fileFaults() {
    return Optional.of(office);
  }

  @Override
  public FiledInvoices filedInvoices() {
    return office.filedInvoices();
  }

  OfficeFolder folder() {
    return folder;
  }

  @Override
  public void close() {
    connect.ifPresent(ConnectServer::close);
    folder.delete();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("mahnwerk-office");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
