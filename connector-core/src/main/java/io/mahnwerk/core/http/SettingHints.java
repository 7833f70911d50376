package io.mahnwerk.core.http;

import io.mahnwerk.core.model.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings a failed call's sentence points at.
 *
 * @param address the key of the setting with the ledger's address
 * @param signIn the keys of the settings that sign in, at least one
 */
public record SettingHints(String address, List<String> signIn) {
  public SettingHints {
    signIn = List.copyOf(signIn);
  }

  /** The sign-in settings as they stand in a sentence: {@code 'user' and 'password'}. */
  Sentence signInSettings() {
    return new Sentence(joined(" and "), joined(" und "));
  }

  private String joined(String last) {
    List<String> quoted = signIn.stream().map(key -> "'" + key + "'").toList();
    int end = quoted.size() - 1;
    return end == 0
        ? quoted.get(0)
        : quoted.stream().limit(end).collect(Collectors.joining(", ")) + last + quoted.get(end);
  }
}
