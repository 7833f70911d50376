package io.mahnwerk.scoring.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What words in the master data say of a debtor's kind: all there is to know a newcomer by who
 * carries no industry. Kept are words that many debtors share and that tell kinds apart beyond
 * chance; a surname does neither. Immutable.
 *
 * @param words in order
 * @param rates by kind and word, how likely a debtor of the kind is to carry it
 */
record KindWords(List<String> words, double[][] rates) {
  static final KindWords NONE = new KindWords(List.of(), new double[0][0]);

  private static final int LEAST_DEBTORS = 8;

  /** Each kind's rate is shrunk to that of all debtors as if so many of the kind had been seen. */
  private static final double SHRINK = 4;

  /** Words of one name hang together; each counts for less than one. */
  private static final double WEIGHT = 0.7;

  /** However clear the words are, they are taken to be misleading that often. */
  private static final double MISLEADING = 0.05;

  KindWords {
    words = List.copyOf(words);
  }

  /**
   * @param carried by debtor
   * @param belongs by debtor, how likely it is of each kind by what it does
   */
  static KindWords fit(List<Set<String>> carried, double[][] belongs) {
    int kinds = belongs.length == 0 ? 0 : belongs[0].length;
    if (kinds < 2) {
      return NONE;
    }
    double[] sizes = sums(IntStream.range(0, belongs.length).toArray(), belongs);
    List<String> kept = new ArrayList<>();
    List<double[]> rates = new ArrayList<>();
    holders(carried)
        .forEach(
            (word, holders) -> {
              double[] counts = sums(holders, belongs);
              int rest = belongs.length - holders.length;
              if (Math.min(holders.length, rest) >= LEAST_DEBTORS
                  && gain(counts, sizes) > (kinds - 1) * Math.log(belongs.length) / 2) {
                kept.add(word);
                rates.add(rates(counts, sizes));
              }
            });
    double[][] byKind = new double[kinds][kept.size()];
    for (int k = 0; k < kinds; k++) {
      for (int w = 0; w < kept.size(); w++) {
        byKind[k][w] = rates.get(w)[k];
      }
    }
    return new KindWords(kept, byKind);
  }

  private static Map<String, int[]> holders(List<Set<String>> carried) {
    Map<String, List<Integer>> holders = new TreeMap<>();
    for (int d = 0; d < carried.size(); d++) {
      for (String word : carried.get(d)) {
        holders.computeIfAbsent(word, w -> new ArrayList<>()).add(d);
      }
    }
    Map<String, int[]> arrays = new TreeMap<>();
    holders.forEach((w, list) -> arrays.put(w, list.stream().mapToInt(i -> i).toArray()));
    return arrays;
  }

  private static double[] sums(int[] debtors, double[][] belongs) {
    double[] sums = new double[belongs[0].length];
    for (int d : debtors) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += belongs[d][k];
      }
    }
    return sums;
  }

  /**
   * The log likelihood that a rate of its own for each kind gains over one for all; weighed against
   * half the logarithm of the debtors for each further rate (Schwarz 1978).
   */
  private static double gain(double[] counts, double[] sizes) {
    double all = Arrays.stream(counts).sum();
    double size = Arrays.stream(sizes).sum();
    double gain = -likelihood(all, size);
    for (int k = 0; k < counts.length; k++) {
      gain += likelihood(counts[k], sizes[k]);
    }
    return gain;
  }

  private static double likelihood(double count, double size) {
    return term(count, size) + term(size - count, size);
  }

  private static double term(double count, double size) {
    return count <= 0 ? 0 : count * Math.log(count / size);
  }

  private static double[] rates(double[] counts, double[] sizes) {
    double all = Arrays.stream(counts).sum() / Arrays.stream(sizes).sum();
    double[] rates = new double[counts.length];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = (counts[k] + SHRINK * all) / (sizes[k] + SHRINK);
    }
    return rates;
  }

  /**
   * How likely a debtor with these words is of each kind.
   *
   * @param shares of the kinds among all debtors
   */
  double[] probabilities(double[] shares, Set<String> carried) {
    if (words.isEmpty()) {
      return shares.clone();
    }
    double[] logs = new double[shares.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = Math.log(shares[k]);
      for (int w = 0; w < words.size(); w++) {
        double rate = rates[k][w];
        logs[k] += WEIGHT * Math.log(carried.contains(words.get(w)) ? rate : 1 - rate);
      }
    }
    double[] told = KindModel.probabilities(logs);
    for (int k = 0; k < told.length; k++) {
      told[k] = (1 - MISLEADING) * told[k] + MISLEADING * shares[k];
    }
    return told;
  }
}
