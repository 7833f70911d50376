package io.mahnwerk.scoring.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mahnwerk.core.model.ModelProvenance;
import io.mahnwerk.scoring.features.FeatureSchema;
import io.mahnwerk.scoring.features.FurtherColumn;
import io.mahnwerk.scoring.features.NoticeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A trained payment model and, where complaints were recorded, a complaint model, with all that is
 * needed to score with them elsewhere. Immutable.
 *
 * <p>On disk it is a folder: {@code payment.json} and {@code complaint.json} as XGBoost writes
 * them, {@code model.json} with the feature schema, what it was trained on and a SHA-256 over all
 * of it. A model saved before doubts were fitted can still be read; it names no days for payments.
 * One saved before notices were counted can, too; it takes any answer to a first notice for
 * plausible.
 */
public final class TrainedModel {
  /** A model of another version is refused: XGBoost reads it without an error and mis-scores. */
  static final List<Integer> XGBOOST = List.of(3, 0, 4);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FURTHER = "further";
  private static final String KINDS = "kinds";
  private static final String PRICES = "dayPrices";
  private static final String CALIBRATION = "calibration";
  private static final String DOUBTS = "doubts";
  private static final String FORMAT = "format";

  /** Of the header; the first one had no number and no doubts, the second no counts of notices. */
  private static final int THIS_FORMAT = 3;

  private static final String HEADER = "model.json";
  private static final String PAYMENT = "payment.json";
  private static final String COMPLAINT = "complaint.json";

  private final ObjectNode header;
  private final FeatureSchema schema;
  private final TrainingFigures figures;
  private final NoticeResponse response;
  private final KindModel kinds;
  private final Calibration calibration;
  private final Doubts doubts;
  private final byte[] payment;
  private final Optional<byte[]> complaint;
  private final Forest paymentForest;
  private final Optional<Forest> complaintForest;

  private TrainedModel(ObjectNode header, byte[] payment, Optional<byte[]> complaint) {
    this.header = header;
    this.schema =
        new FeatureSchema(
            texts(header, "industries"), texts(header, "countries"), further(header.path(FURTHER)));
    this.figures = figures(header.path("trainedOn"));
    this.response = JSON.convertValue(header.path("response"), NoticeResponse.class);
    this.kinds = JSON.convertValue(header.path(KINDS), KindModel.class);
    this.calibration = JSON.convertValue(header.path(CALIBRATION), Calibration.class);
    this.doubts =
        header.has(DOUBTS) ? JSON.convertValue(header.path(DOUBTS), Doubts.class) : Doubts.UNTOLD;
    this.payment = payment;
    this.complaint = complaint;
    this.paymentForest = Forest.parse(payment);
    this.complaintForest = complaint.map(Forest::parse);
  }

  /** What the rows were made with. */
  record Basis(FeatureSchema schema, String rules, NoticeResponse response, KindModel kinds) {}

  static TrainedModel of(
      Basis basis, TrainingFigures figures, byte[] payment, Optional<byte[]> complaint) {
    ObjectNode header = JSON.createObjectNode();
    header.put(FORMAT, THIS_FORMAT);
    header.put("features", FeatureSchema.version());
    header.put("rules", basis.rules());
    basis.schema().industries().forEach(header.putArray("industries")::add);
    basis.schema().countries().forEach(header.putArray("countries")::add);
    if (!basis.schema().further().isEmpty()) {
      header.set(FURTHER, JSON.valueToTree(basis.schema().further()));
    }
    header.set("response", JSON.valueToTree(basis.response()));
    header.set(KINDS, JSON.valueToTree(basis.kinds()));
    ObjectNode trained = header.putObject("trainedOn");
    trained.put("from", figures.from().toString());
    trained.put("upTo", figures.upTo().toString());
    trained.put("items", figures.items());
    trained.put("rows", figures.rows());
    trained.put("payments", figures.payments());
    trained.put("notices", figures.notices());
    trained.put("randomisedNotices", figures.randomisedNotices());
    trained.put("contrast", figures.contrast());
    trained.put("complaints", figures.complaints());
    DayPrices.NONE.writeTo(header.putObject(PRICES));
    header.set(CALIBRATION, JSON.valueToTree(Calibration.NONE));
    header.set(DOUBTS, JSON.valueToTree(Doubts.UNTOLD));
    header.put("sha256", digest(header, payment, complaint));
    return new TrainedModel(header, payment, complaint);
  }

  /** The same model with other prices of a day. */
  TrainedModel with(DayPrices prices) {
    return with(other -> prices.writeTo(other.putObject(PRICES)));
  }

  /** The same model, corrected by what came later. */
  TrainedModel with(Calibration later) {
    return with(other -> other.set(CALIBRATION, JSON.valueToTree(later)));
  }

  /** The same model, which says how far it may be off by what came later. */
  TrainedModel with(Doubts later) {
    return with(
        other -> {
          other.put(FORMAT, THIS_FORMAT);
          other.set(DOUBTS, JSON.valueToTree(later));
        });
  }

  /** The same model before it was corrected by what came later. */
  public TrainedModel uncalibrated() {
    return with(Calibration.NONE);
  }

  private TrainedModel with(Consumer<ObjectNode> change) {
    ObjectNode other = header.deepCopy();
    other.remove("sha256");
    change.accept(other);
    other.put("sha256", digest(other, payment, complaint));
    return new TrainedModel(other, payment, complaint);
  }

  /** See {@link io.mahnwerk.scoring.PaymentModel#dayPrice}. */
  DayPrices dayPrices() {
    return DayPrices.read(header.path(PRICES));
  }

  /**
   * Reads a folder that {@link #save} wrote. Throws {@link IOException} naming the file and what is
   * wrong when a byte differs from what was saved, when the features are not this version's or when
   * another version of XGBoost wrote the model.
   */
  public static TrainedModel load(Path folder) throws IOException {
    Path file = folder.resolve(HEADER);
    if (!(JSON.readTree(file.toFile()) instanceof ObjectNode header)) {
      throw new IOException(file + " does not describe a model");
    }
    String schema = header.path("features").asText();
    if (!schema.equals(FeatureSchema.version())) {
      throw new IOException(
          "%s was trained with feature schema %s but this version computes %s"
              .formatted(file, schema, FeatureSchema.version()));
    }
    if (header.path(FORMAT).asInt(1) > THIS_FORMAT) {
      throw new IOException(
          "%s has format %s but this version reads up to %d: train a new model"
              .formatted(file, header.path(FORMAT).asText(), THIS_FORMAT));
    }
    if (!header.path(KINDS).has("words") || !header.has(CALIBRATION)) {
      throw new IOException(
          file
              + " is of an earlier version, without words of kinds or calibration: train a new"
              + " model");
    }
    byte[] payment = Files.readAllBytes(folder.resolve(PAYMENT));
    Path complaintFile = folder.resolve(COMPLAINT);
    Optional<byte[]> complaint =
        Files.exists(complaintFile)
            ? Optional.of(Files.readAllBytes(complaintFile))
            : Optional.empty();
    String stated = header.path("sha256").asText();
    header.remove("sha256");
    if (!stated.equals(digest(header, payment, complaint))) {
      throw new IOException(folder + " was changed after it was saved: its SHA-256 differs");
    }
    header.put("sha256", stated);
    requireVersion(folder.resolve(PAYMENT), payment);
    return new TrainedModel(header, payment, complaint);
  }

  /** Writes the folder, replacing a model that stands there; the header comes last. */
  public void save(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(HEADER));
    Files.write(folder.resolve(PAYMENT), payment);
    Files.deleteIfExists(folder.resolve(COMPLAINT));
    if (complaint.isPresent()) {
      Files.write(folder.resolve(COMPLAINT), complaint.get());
    }
    Path draft = folder.resolve(HEADER + ".part");
    Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(header));
    Files.move(draft, folder.resolve(HEADER), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The version of XGBoost that trains and whose models can be read, such as 3.0.4. */
  public static String xgboostVersion() {
    return XGBOOST.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  public TrainingFigures figures() {
    return figures;
  }

  /** Whether enough complaints were recorded to learn from; if not, none is ever foreseen. */
  public boolean foreseesComplaints() {
    return complaintForest.isPresent();
  }

  /** SHA-256 over the boosters, the schema and the training window, in hex. */
  public String sha256() {
    return header.path("sha256").asText();
  }

  public ModelProvenance provenance() {
    return new ModelProvenance(sha256(), FeatureSchema.version(), figures.upTo().toString(), "");
  }

  byte[] paymentBytes() {
    return payment.clone();
  }

  /** Version of the segment rules that the notices were compared with. */
  String rules() {
    return header.path("rules").asText();
  }

  private static List<FurtherColumn> further(JsonNode columns) {
    List<FurtherColumn> further = new ArrayList<>();
    columns.forEach(
        node ->
            further.add(new FurtherColumn(node.path("name").asText(), texts(node, "categories"))));
    return further;
  }

  /** The columns beside the features that it was trained with, by name; usually none. */
  public List<String> furtherColumns() {
    return schema.further().stream().map(FurtherColumn::name).toList();
  }

  FeatureSchema schema() {
    return schema;
  }

  KindModel kinds() {
    return kinds;
  }

  Calibration calibration() {
    return calibration;
  }

  Doubts doubts() {
    return doubts;
  }

  NoticeResponse response() {
    return response;
  }

  Forest payment() {
    return paymentForest;
  }

  Optional<Forest> complaint() {
    return complaintForest;
  }

  private static void requireVersion(Path file, byte[] booster) throws IOException {
    List<Integer> version = new ArrayList<>();
    JSON.readTree(booster).path("version").forEach(v -> version.add(v.asInt()));
    if (!version.equals(XGBOOST)) {
      throw new IOException(
          "%s was written by XGBoost %s but %s is needed".formatted(file, version, XGBOOST));
    }
  }

  private static String digest(ObjectNode header, byte[] payment, Optional<byte[]> complaint) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(payment);
      complaint.ifPresent(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static TrainingFigures figures(JsonNode node) {
    return new TrainingFigures(
        LocalDate.parse(node.path("from").asText()),
        LocalDate.parse(node.path("upTo").asText()),
        node.path("items").asInt(),
        node.path("rows").asInt(),
        node.path("payments").asInt(),
        node.path("notices").asInt(),
        node.path("randomisedNotices").asInt(),
        node.path("contrast").asDouble(),
        node.path("complaints").asInt());
  }
}
