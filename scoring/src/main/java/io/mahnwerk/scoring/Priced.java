package io.mahnwerk.scoring;

import io.mahnwerk.core.model.Debtor;
import io.mahnwerk.core.model.DebtorAccount;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.core.model.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A model with another price of a day, whoever the debtor is. */
record Priced(PaymentModel model, double price) implements PaymentModel {
  @Override
  public AccountOutlook outlook(DebtorAccount account, LocalDate asOf) {
    return model.outlook(account, asOf);
  }

  @Override
  public ModelProvenance provenance() {
    return model.provenance();
  }

  @Override
  public Optional<PaymentModel> supposing(Debtor debtor, LocalDate asOf, int lastDelay) {
    return model.supposing(debtor, asOf, lastDelay).map(other -> new Priced(other, price));
  }

  @Override
  public PaymentModel ahead(OpenItem item, LocalDate from, List<PlannedNotice> sent) {
    return new Priced(model.ahead(item, from, sent), price);
  }

  @Override
  public boolean knowsTiming() {
    return model.knowsTiming();
  }

  @Override
  public double caution() {
    return model.caution();
  }

  @Override
  public OptionalDouble dayPrice(int evidence) {
    return OptionalDouble.of(price);
  }
}
