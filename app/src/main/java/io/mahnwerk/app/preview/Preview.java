package io.mahnwerk.app.preview;

import io.mahnwerk.app.cycle.ConnectionSession;
import io.mahnwerk.app.gate.RunForecast;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.DunningNotice;
import io.mahnwerk.core.model.OpenItem;
import io.mahnwerk.core.model.OpenItemRef;
import io.mahnwerk.core.model.Reason;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.NativeRun;
import io.mahnwerk.core.store.SteeredAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows account by account what a run does with and without us.
 *
 * @param earlier where the ledger does not show levels
 */
record Preview(
    RunForecast forecast, LocalDate run, Locale locale, Optional<EarlierNotices> earlier) {

  static Preview on(ConnectionSession session, LocalDate run, Locale locale) {
    RunForecast forecast = session.forecast(session.switches());
    boolean shown = session.connector().capabilities().contains(Capability.SHOWS_LEVEL);
    return new Preview(
        forecast,
        run,
        locale,
        shown
            ? Optional.empty()
            : Optional.of(new EarlierNotices(forecast, session.configured().runs())));
  }

  /** A row for each item that is, or may be, on a notice with us, without us, or both. */
  List<List<String>> of(SteeredAccount account, PreviewCount count) {
    DebtorAccount with = forecast.withUs(account, run);
    Set<OpenItemRef> unknown = earlier.map(of -> of.possible(account, run)).orElse(Set.of());
    Side ours = Side.of(forecast.dun(with, run), unknown);
    Side former = Side.of(forecast.dun(forecast.withoutUs(account), run), unknown);
    count.notices(ours.notices(), former.notices());
    Map<OpenItemRef, LocalDate> recommended = recommended(account);
    List<List<String>> rows = new ArrayList<>();
    for (OpenItem item : with.items()) {
      boolean isOurs = ours.levels().containsKey(item.ref());
      boolean isFormer = former.levels().containsKey(item.ref());
      if (isOurs || isFormer) {
        if (unknown.contains(item.ref())) {
          count.unknown();
        } else {
          count.item(isOurs, isFormer);
        }
        rows.add(
            Known.cells(
                account.debtor(),
                item,
                said(item, isOurs ? level(ours, item) : why(ours, item)),
                isFormer ? level(former, item) : why(former, item),
                Optional.ofNullable(recommended.get(item.ref())).map(Object::toString).orElse("")));
      }
    }
    return rows;
  }

  private static Map<OpenItemRef, LocalDate> recommended(SteeredAccount account) {
    Map<OpenItemRef, LocalDate> days = new HashMap<>();
    account
        .items()
        .forEach(item -> item.target().ifPresent(day -> days.put(item.item().ref(), day)));
    return days;
  }

  private String level(Side side, OpenItem item) {
    return side.unknown().contains(item.ref())
        ? new Sentence(
                "unknown: may have been dunned before", "unbekannt: vielleicht schon gemahnt")
            .in(locale)
        : new Sentence("level %s", "Stufe %s")
            .with(Sentence.same(side.levels().get(item.ref()).toString()))
            .in(locale);
  }

  /** With what people agreed on about the item, which a native run may know nothing of. */
  private String said(OpenItem item, String outcome) {
    Optional<Sentence> word =
        item.dispute().isPresent()
            ? Optional.of(new Sentence(" (disputed)", " (strittig)"))
            : item.promise()
                .map(
                    promise ->
                        new Sentence(" (payment promised for %s)", " (Zahlung zugesagt für %s)")
                            .with(Sentence.same(promise.promisedFor().toString())));
    return outcome + word.map(sentence -> sentence.in(locale)).orElse("");
  }

  private String why(Side side, OpenItem item) {
    if (item.dunning().isHeldByUs()) {
      return item.dunning()
          .heldUntil()
          .map(day -> new Sentence("held to %s", "gehalten bis %s").with(Sentence.same("" + day)))
          .orElse(new Sentence("held", "gehalten"))
          .in(locale);
    }
    Reason reason = side.reasons().get(item.ref());
    return reason == null
        ? new Sentence("no notice", "keine Mahnung").in(locale)
        : reason.text(locale);
  }

  /**
   * What one run makes of an account.
   *
   * @param notices with at least one item of which it is known
   */
  private record Side(
      int notices,
      Map<OpenItemRef, DunningLevel> levels,
      Map<OpenItemRef, Reason> reasons,
      Set<OpenItemRef> unknown) {
    static Side of(NativeRun.Result result, Set<OpenItemRef> unknown) {
      Map<OpenItemRef, DunningLevel> levels = new HashMap<>();
      int notices = 0;
      for (DunningNotice notice : result.notices()) {
        notice.items().forEach(item -> levels.put(item.item(), item.to()));
        notices += notice.items().stream().allMatch(i -> unknown.contains(i.item())) ? 0 : 1;
      }
      Map<OpenItemRef, Reason> reasons = new HashMap<>();
      result
          .notDunned()
          .forEach(
              not -> {
                if (not.target() instanceof OpenItemRef item) {
                  reasons.put(item, not.reason());
                }
              });
      return new Side(notices, levels, reasons, unknown);
    }
  }
}
