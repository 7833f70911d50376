package io.mahnwerk.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.spi.Capability;
import io.mahnwerk.core.spi.ErpConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The receipt of a write test that succeeded on a connection: setting a hold, reading it, taking it
 * back and reading that. Without it no hold is written there. It counts for the ledger and the
 * fields it was tried on and no others.
 */
public record WriteProof(ConnectionFolder folder) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What a receipt holds.
   *
   * @param provedOn ISO date by the ledger's calendar
   * @param item the item that was written, by its ledger's key
   * @param writesBy {@link ErpConnector#writesBy()} at that time
   */
  public record Receipt(String provedOn, String item, List<String> steps, String writesBy) {
    public Receipt {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Whether holds may be written: where items can be held by calls, only with a proof. What people
   * carry into a ledger they can see and refuse themselves, and no test of ours could wait for it.
   */
  public boolean allows(ErpConnector connector) {
    return !connector.capabilities().contains(Capability.BLOCK_ITEM)
        || connector.turnaround().byPeople()
        || connector.writesBy().equals(provenBy());
  }

  public void keep(Receipt receipt) {
    Path file = folder.writeProof();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("provedOn", receipt.provedOn());
    content.put("item", receipt.item());
    content.put("steps", receipt.steps());
    content.put("writesBy", receipt.writesBy());
    try (StagedFiles files = StagedFiles.in(file.toAbsolutePath().getParent())) {
      files.write(file.getFileName().toString(), out -> Json.INDENTED.write(content, out));
      files.publish();
    }
  }

  /** A receipt that is missing or cannot be read proves nothing. */
  private String provenBy() {
    try {
      JsonNode receipt = JSON.readTree(Files.readAllBytes(folder.writeProof()));
      return receipt.path("writesBy").asText("-");
    } catch (IOException none) {
      return "-";
    }
  }
}
