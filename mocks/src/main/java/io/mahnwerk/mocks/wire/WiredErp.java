package io.mahnwerk.mocks.wire;

import io.mahnwerk.mocks.erp.FaultInjection;
import io.mahnwerk.mocks.erp.FileFaults;
import io.mahnwerk.mocks.erp.SimulatedErp;
import io.mahnwerk.mocks.ledger.SimulatedLedger;
import io.mahnwerk.mocks.world.ClerkAction;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated ERP each of whose addresses leads through a proxy. One that is reached by files has
 * no address, and nothing to break on the wire.
 */
public final class WiredErp implements SimulatedErp {
  private static final Pattern ADDRESS =
      Pattern.compile("^http://(127\\.0\\.0\\.1|localhost):\\d+");

  private SimulatedErp erp;
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, WireProxy> proxies = new LinkedHashMap<>();
  private final Map<String, WireProxy> leads = new TreeMap<>();

  private WiredErp(SimulatedErp erp, WireScript script) {
    this.erp = erp;
    erp.settings()
        .forEach(
            (key, value) -> {
              Matcher address = ADDRESS.matcher(value);
              if (address.find()) {
                WireProxy proxy = proxy(address.group(), script);
                leads.put(key, proxy);
                String door = "http://" + address.group(1) + ":" + proxy.address().getPort();
                settings.put(key, door + value.substring(address.end()));
              } else {
                settings.put(key, value);
              }
            });
  }

  /** Takes the ERP over: closing this closes both. */
  public static WiredErp of(SimulatedErp erp, WireScript script) {
    return new WiredErp(erp, script);
  }

  /**
   * Puts another ERP, set up in the same way, behind the same addresses and closes the former one.
   */
  public void replace(SimulatedErp other) {
    leads.forEach(
        (key, proxy) -> {
          Matcher address = ADDRESS.matcher(other.settings().getOrDefault(key, ""));
          if (address.find()) {
            proxy.leadTo(URI.create(address.group()));
            proxy.cut();
          }
        });
    erp.close();
    erp = other;
  }

  /** Whether there is a wire at all. */
  public boolean isCalled() {
    return !proxies.isEmpty();
  }

  /** Listens again wherever a fault had shut the door. */
  public void open() {
    proxies.values().forEach(WireProxy::open);
  }

  @Override
  public SimulatedLedger ledger() {
    return erp.ledger();
  }

  @Override
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  @Override
  public int suggestionsShown() {
    return erp.suggestionsShown();
  }

  @Override
  public List<ClerkAction> endDay(LocalDate today) {
    return erp.endDay(today);
  }

  @Override
  public void settle() {
    erp.settle();
  }

  @Override
  public Optional<FaultInjection> faults() {
    return erp.faults();
  }

  @Override
  public Optional<FileFaults> fileFaults() {
    return erp.fileFaults();
  }

  @Override
  public void close() {
    proxies.values().forEach(WireProxy::close);
    erp.close();
  }

  private WireProxy proxy(String address, WireScript script) {
    return proxies.computeIfAbsent(address, a -> WireProxy.to(URI.create(a), script));
  }
}
