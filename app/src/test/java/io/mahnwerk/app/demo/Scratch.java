package io.mahnwerk.app.demo;

import io.mahnwerk.core.spi.*;
import io.mahnwerk.mocks.erp.*;
import io.mahnwerk.mocks.world.*;
import io.mahnwerk.scoring.*;
import java.util.*;

class Scratch {
  public static void main(String[] a) {
    ErpConnectorProvider p = ServiceLoader.load(ErpConnectorProvider.class).findFirst().get();
    SimulatedErpProvider s = ServiceLoader.load(SimulatedErpProvider.class).findFirst().get();
    double effect = Double.parseDouble(a[0]);
    long seed = Long.parseLong(a[1]);
    World w = World.standard().withEffect(effect);
    if (a.length > 2 && a[2].equals("perm")) w = w.withPermutedResponses(seed);
    if (a.length > 2 && a[2].equals("noind")) w = w.withoutIndustryCodes();
    Stage stage = new Stage(s, p.nativeRun(), w, new DemoPlan(6, seed, false));
    long t = System.currentTimeMillis();
    PastYears.Played past = PastYears.play(stage);
    System.out.println(
        "past "
            + (System.currentTimeMillis() - t)
            + " items "
            + past.books().ledger().items().size()
            + " feed "
            + past.feed().size());
    t = System.currentTimeMillis();
    CohortFigures base = new MemoryRun(stage, past.books().copy()).former(d -> {}).figures();
    System.out.println(base + " " + (System.currentTimeMillis() - t));
    t = System.currentTimeMillis();
    CohortFigures rule =
        new MemoryRun(stage, past.books().copy())
            .steered(b -> AdvicePolicy.segmentRule(SegmentRules.standard()), d -> {})
            .figures();
    System.out.println(rule + " " + (System.currentTimeMillis() - t));
    t = System.currentTimeMillis();
    CohortFigures oracle =
        new MemoryRun(stage, past.books().copy())
            .steered(b -> AdvicePolicy.freely(new TruthModel(b.behaviour().truth())), d -> {})
            .figures();
    System.out.println(oracle + " " + (System.currentTimeMillis() - t));
    System.out.println("rule captured " + rule.captured(base, oracle));
  }
}
