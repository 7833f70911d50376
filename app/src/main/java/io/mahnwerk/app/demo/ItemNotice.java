package io.mahnwerk.app.demo;

import io.mahnwerk.core.model.DunningLevel;
import io.mahnwerk.core.model.OpenItem;

/** One notice about one item. */
record ItemNotice(String key, DunningLevel level) {
  static ItemNotice next(OpenItem item) {
    return new ItemNotice(item.ref().nativeKey(), item.dunning().level().next());
  }
}
