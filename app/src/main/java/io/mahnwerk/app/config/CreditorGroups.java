package io.mahnwerk.app.config;

import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import java.util.Map;
import java.util.Set;

/**
 * Which creditors belong together: only within a group is a debtor recognised. What is in no group
 * forms one with the other company codes of its connection.
 *
 * @param members by the group's name: connections such as {@code books} or single company codes of
 *     one such as {@code books/1010}
 */
public record CreditorGroups(Map<String, Set<String>> members) {
  public CreditorGroups {
    members = Map.copyOf(members);
  }

  /** The name of the group to which a debtor's creditor belongs. */
  public String of(DebtorRef debtor) {
    return of(debtor.connection(), debtor.companyCode());
  }

  private String of(ConnectionId connection, CompanyCode code) {
    return named(connection + "/" + code)
        .or(() -> named(connection.value()))
        .orElse("connection " + connection);
  }

  private java.util.Optional<String> named(String member) {
    return members.entrySet().stream()
        .filter(group -> group.getValue().contains(member))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }
}
