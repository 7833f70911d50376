package io.mahnwerk.connector.dynamics;

import io.mahnwerk.core.failure.ConnectorException;
import io.mahnwerk.core.failure.FailureKind;
import io.mahnwerk.core.http.ResilientHttp;
import io.mahnwerk.core.model.ErpId;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.ConnectorContext;
import io.mahnwerk.core.spi.ErpConnector;
import io.mahnwerk.core.spi.ErpConnectorProvider;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.spi.SettingSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Connects to Microsoft Dynamics 365: to Business Central, online or on premises, by our extension
 * or by its own pages where that is not installed; or to Finance, which is only read unless the
 * settings ask for more.
 */
public final class DynamicsConnectorProvider implements ErpConnectorProvider {
  private static final String BUSINESS_CENTRAL = "business-central";
  private static final String FINANCE = "finance";
  private static final SettingSpec PRODUCT =
      SettingSpec.optional("product", BUSINESS_CENTRAL, BUSINESS_CENTRAL + " or " + FINANCE);
  private static final List<SettingSpec> FINANCE_ONLY =
      List.of(FinSettings.LETTERS, FinSettings.DISPUTES, FinSettings.DISPUTE_REASON);

  @Override
  public ErpId erpId() {
    return new ErpId("dynamics");
  }

  @Override
  public String displayName() {
    return "Microsoft Dynamics 365 Business Central";
  }

  @Override
  public List<SettingSpec> settings() {
    return Stream.of(Stream.of(PRODUCT), FINANCE_ONLY.stream(), BcSettingSpecs.ALL.stream())
        .flatMap(specs -> specs)
        .toList();
  }

  @Override
  public NativeRun nativeRun() {
    return new BcNativeRun();
  }

  @Override
  public NativeRun nativeRun(ConnectorContext context) {
    return product(context).equals(FINANCE)
        ? new FinNativeRun(finance(context).disputes() == FinSettings.Disputes.HOLD)
        : new BcNativeRun();
  }

  @Override
  public Optional<String> administratorText(Locale locale, Map<String, String> settings) {
    return Optional.of(
        FINANCE.equals(settings.get(PRODUCT.key()))
            ? FinAdministratorText.of(locale, settings)
            : BcAdministratorText.of(locale, settings));
  }

  @Override
  public ErpConnector open(ConnectorContext context) {
    return switch (product(context)) {
      case BUSINESS_CENTRAL ->
          businessCentral(without(without(context, List.of(PRODUCT)), FINANCE_ONLY));
      case FINANCE -> FinConnector.open(finance(context));
      default ->
          throw new ConnectorException(
              FailureKind.MISCONFIGURED,
              context.connection(),
              new Sentence(
                  "setting 'product' must be business-central or finance.",
                  "Einstellung 'product' muss business-central oder finance sein."),
              null);
    };
  }

  private static FinSettings finance(ConnectorContext context) {
    return new FinSettings(without(context, List.of(PRODUCT)));
  }

  private static ErpConnector businessCentral(ConnectorContext context) {
    BcSettings settings = new BcSettings(context);
    ResilientHttp http = ResilientHttp.open(settings.target(), settings.limits(), context.clock());
    return new BcConnector(settings, http, context.clock());
  }

  private static String product(ConnectorContext context) {
    String product = context.settings().getOrDefault(PRODUCT.key(), "").strip();
    return product.isEmpty() ? BUSINESS_CENTRAL : product;
  }

  /** Settings of the other product are refused there unless they say what holds anyway. */
  private static ConnectorContext without(ConnectorContext context, List<SettingSpec> specs) {
    Map<String, String> given = new HashMap<>(context.settings());
    for (SettingSpec spec : specs) {
      String value = given.getOrDefault(spec.key(), "").strip();
      if (spec == PRODUCT || value.isEmpty() || value.equals(spec.fallback().orElse(""))) {
        given.remove(spec.key());
      }
    }
    return new ConnectorContext(context.connection(), given, context.clock());
  }
}
