package io.mahnwerk.app.pilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.mahnwerk.app.CommandFailure;
import io.mahnwerk.app.output.CsvCell;
import io.mahnwerk.app.output.Json;
import io.mahnwerk.app.output.StagedFiles;
import io.mahnwerk.core.model.CompanyCode;
import io.mahnwerk.core.model.ConnectionId;
import io.mahnwerk.core.model.DebtorRef;
import io.mahnwerk.core.model.DunningProcedureCode;
import io.mahnwerk.core.model.PilotArm;
import io.mahnwerk.core.model.Sentence;
import io.mahnwerk.core.store.Pilots;
import io.mahnwerk.scoring.pilot.ExploringShare;
import io.mahnwerk.scoring.pilot.PilotDesign;
import io.mahnwerk.scoring.pilot.PilotDesigner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pilot's design as a file, and the list for the mass change in the ledger beside it. The same
 * store, day, terms and seed write the same bytes. Names are in the list only.
 */
record DesignFile(Path folder) {
  private static final String DESIGN = "pilot.json";
  private static final String LIST = "mass-change.csv";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Where the design lies. */
  Path design() {
    return folder.resolve(DESIGN);
  }

  Path list() {
    return folder.resolve(LIST);
  }

  private record Member(String companyCode, String debtor, String arm, String stratum) {}

  private record Design(
      String connection,
      String designedOn,
      long seed,
      int wanted,
      double effect,
      double share,
      String cap,
      int eligible,
      Map<String, Integer> excluded,
      List<Member> members) {}

  /** With the list of debtors whose procedure is to be changed, if there are any. */
  void write(ConnectionId connection, PilotDesign design, PilotDesigner by, LocalDate today) {
    Map<String, Integer> excluded = new TreeMap<>();
    design.excluded().forEach((why, count) -> excluded.put(word(why), count));
    Design text =
        new Design(
            connection.value(),
            today.toString(),
            design.terms().seed(),
            design.terms().debtors(),
            design.terms().effect(),
            design.terms().share().first(),
            design.terms().cap().toPlainString(),
            design.eligible(),
            excluded,
            design.members().stream().map(DesignFile::member).toList());
    try (StagedFiles files = StagedFiles.in(folder)) {
      files.write(DESIGN, out -> Json.INDENTED.write(text, out));
      if (by.changesProcedures()) {
        files.write(LIST, out -> list(design, by, out));
      }
      files.publish();
    }
  }

  private static Member member(PilotDesign.Member member) {
    DebtorRef ref = member.debtor().ref();
    return new Member(
        ref.companyCode().value(), ref.number(), word(member.arm()), member.stratum().toString());
  }

  /** Only the steered arm is changed; the control group keeps what it has. */
  private static void list(PilotDesign design, PilotDesigner by, OutputStream out)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter rows = CsvWriter.builder().build(text);
    rows.writeRecord("company_code", "debtor", "name", "procedure", "opened_procedure");
    for (PilotDesign.Member member : design.members(PilotArm.STEERED)) {
      DebtorRef ref = member.debtor().ref();
      rows.writeRecord(
          CsvCell.of(ref.companyCode().value()),
          CsvCell.of(ref.number()),
          CsvCell.of(member.debtor().name()),
          CsvCell.of(member.debtor().dunning().procedure().value()),
          CsvCell.of(by.procedure(member.debtor()).map(DunningProcedureCode::value).orElse("")));
    }
    rows.flush();
  }

  /** Throws {@link CommandFailure} where there is no design or it is not one of this connection. */
  Pilots.Start read(ConnectionId connection) {
    try {
      String text = Files.readString(design());
      JsonNode design = MAPPER.readTree(text);
      if (!design.path("connection").asText().equals(connection.value())) {
        throw failure("is no design for connection '" + connection + "'");
      }
      Map<DebtorRef, PilotArm> arms = new HashMap<>();
      for (JsonNode member : design.required("members")) {
        arms.put(
            new DebtorRef(
                connection,
                new CompanyCode(member.required("companyCode").asText()),
                member.required("debtor").asText()),
            PilotArm.valueOf(member.required("arm").asText().toUpperCase(Locale.ROOT)));
      }
      checked(design);
      return new Pilots.Start(design.required("seed").longValue(), text, arms);
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw failure("is no design of a pilot (" + broken.getMessage() + ")");
    } catch (IOException none) {
      throw new CommandFailure(
          new Sentence(
                  "Connection '%s' has no design of a pilot; run 'mahnwerk pilot %s --design' first.",
                  "Verbindung '%s' hat keinen Entwurf eines Pilotversuchs; rufen Sie zuerst"
                      + " 'mahnwerk pilot %s --design' auf.")
              .naming(connection, connection),
          none);
    }
  }

  private static void checked(JsonNode design) {
    new ExploringShare(design.required("share").doubleValue());
    if (new BigDecimal(design.required("cap").asText()).signum() <= 0) {
      throw new IllegalArgumentException("cap must be greater than 0");
    }
  }

  private CommandFailure failure(String what) {
    return new CommandFailure(design() + " " + what + ".");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
