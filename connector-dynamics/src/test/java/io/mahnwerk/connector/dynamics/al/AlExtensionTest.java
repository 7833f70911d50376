package io.mahnwerk.connector.dynamics.al;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlExtensionTest {
  private static final Path FOLDER = Path.of("extension");
  private static final List<String> STRUCTURE = List.of("{", "}", "(", ")", "begin", "end", "then");

  @Test
  void nothingIsWrongWithTheExtension() throws IOException {
    assertThat(findings(AlExtension.read(FOLDER))).isEmpty();
  }

  @Test
  void theExtensionHasWhatTheConnectorNeeds() throws IOException {
    List<String> sets =
        AlExtension.read(FOLDER)
            .objects()
            .flatMap(o -> o.body().property("EntitySetName").stream())
            .map(p -> p.value().get(0).text())
            .toList();

    assertThat(sets)
        .containsExactlyInAnyOrder(
            "customerBalances",
            "detailedLedgerEntries",
            "dunningCustomers",
            "dunningSuggestions",
            "extensionInfo",
            "ledgerEntries",
            "openDocuments",
            "openReminders",
            "reminderEntries",
            "reminderLevels",
            "reminderTerms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          src/Setup.Table.al | table 50101 | table 70101 | number 70101 is outside the range of app.json
          src/Setup.Table.al | table 50101 | table 50102 | table number 50102 is used twice
          src/Setup.Table.al | "MW Setup" | "Setup" | the name Setup does not begin with MW
          src/Setup.Table.al | "MW Setup" | "MW Settings of the whole company" | the name MW Settings of the whole company has more than 30 characters
          src/Setup.Table.al | field(2; | field(1; | field number 1 of MW Setup is used twice
          src/Customer.TableExt.al | field(50100; | field(100; | field number 100 is outside the range of app.json
          src/ReminderFloor.Codeunit.al | var IsHandled: | IsHandled: | and not (var CustLedgerEntry: Record "Cust. Ledger Entry"; var ReminderHeader: Record "Reminder Header"; IsHandled: Boolean)
          src/ReminderFloor.Codeunit.al | BeforeCustLedgEntryLoop | BeforeLoop | codeunit Reminder-Make has no event OnFindAndMarkReminderCandidatesOnBeforeLoop
          src/ReminderFloor.Codeunit.al | Codeunit::"Reminder-Make" | Codeunit::"Reminder-Maker" | there is no codeunit Reminder-Maker
          src/ReminderFloor.Codeunit.al | using Microsoft.Sales.Customer; | `` | using Microsoft.Sales.Customer is missing for table Customer
          src/ReminderFloor.Codeunit.al | ReminderHeader."Document Date" | ReminderHeader."Run Date" | table Reminder Header has no field Run Date
          src/ReminderFloor.Codeunit.al | Suggestion.HoldsOn | Suggestion.HoldsAt | a record of MW Dunning Suggestion has no procedure HoldsAt
          src/FormerSchedule.Codeunit.al | SetRange(Canceled | SetRange(Cancelled | table Reminder/Fin. Charge Entry has no field Cancelled
          src/DunningSuggestion.Table.al | "Marked On" := | "Written On" := | table MW Dunning Suggestion has no field Written On
          src/DunningSuggestion.Table.al | key(ByDate; "Dunning Date") | key(ByDate; "Date") | table MW Dunning Suggestion has no field Date
          src/LedgerEntriesApi.Page.al | Rec."Due Date" | Rec."Net Due Date" | table Cust. Ledger Entry has no field Net Due Date
          src/LedgerEntriesApi.Page.al | field("Entry No.") | field("Entry Number") | table Cust. Ledger Entry has no field Entry Number
          src/LedgerEntriesApi.Page.al | part(dunningSuggestion; "MW | part(dunningSuggestion; "XY | there is no page XY Dunning Suggestions API
          src/OpenDocumentsApi.Query.al | "Document No." | "Document Number" | table Cust. Ledger Entry has no field Document Number
          src/OpenDocumentsApi.Query.al | DataItemLink = "Cust. Ledger Entry No." | DataItemLink = "Entry" | table Detailed Cust. Ledg. Entry has no field Entry
          src/CustLedgerEntry.TableExt.al | "MW Dunning Suggestion".Held | "MW Dunning Suggestion".Blocked | table MW Dunning Suggestion has no field Blocked
          src/CustomerLedgerEntries.PageExt.al | addafter("Due Date") | addafter("Net Due Date") | page Customer Ledger Entries has no control Net Due Date
          src/Reminder.PageExt.al | Provider = ReminderLines | Provider = Lines | page Reminder has no control Lines
          src/permissions/Api.PermissionSet.al | page "MW Ledger Entries API" = X, | `` | no permission set names MW Ledger Entries API
          src/Setup.Table.al | DataClassification = | Classification = | a table has no property Classification
          src/Setup.Table.al | DataClassification = CustomerContent; | `` | table MW Setup lacks DataClassification
          src/Setup.Table.al | InitValue | InitialValue | a table field has no property InitialValue
          src/Setup.Page.al | UsageCategory | UsageCategories | a page has no property UsageCategories
          src/CustomerCard.PageExt.al | ApplicationArea = Basic, Suite; | `` | field MW Key Account lacks ApplicationArea
          src/SuggestionFactBox.Page.al | ToolTip = 'Give | Tip = 'Give | action GiveBack lacks ToolTip
          src/LedgerEntriesApi.Page.al | ODataKeyFields = SystemId; | `` | page MW Ledger Entries API lacks ODataKeyFields
          src/SuggestionFactBox.Page.al | Image = Undo; | `` | action GiveBack lacks Image
          src/OpenDocumentsApi.Query.al | SqlJoinType | JoinType | a dataitem has no property JoinType
          src/permissions/D365Read.PermissionSetExt.al | "D365 READ" | "D365 READER" | there is no permissionset D365 READER
          src/ReminderFloor.Codeunit.al | FormerSchedule.IsTooEarly | FormerSchedule.IsEarly | MW Former Schedule has no procedure IsEarly
          src/ReminderFloor.Codeunit.al | IsTooEarly(CustLedgerEntry, TermsCode, | IsTooEarly(TermsCode, | IsTooEarly takes 3 values and gets 2
          src/ReminderFloor.Codeunit.al | Suggestion.HoldsOn(RunDate) | Suggestion.HoldsOn() | HoldsOn takes 1 values and gets 0
          src/ReminderFloor.Codeunit.al | FormerSchedule: Codeunit | Schedule: Codeunit | FormerSchedule is not declared
          src/ReminderFloor.Codeunit.al | := IsLeftOut( | := IsLeft( | MW Reminder Floor has no procedure IsLeft
          src/ReminderFloor.Codeunit.al | PermissionObjectType::TableData | PermissionObjectType::Tables | PermissionObjectType has no member Tables
          src/ReminderFloor.Codeunit.al | namespace Mahnwerk.Dunning; | namespace Mahnwerk.Floor; | the namespace is Mahnwerk.Floor
          src/ReminderFloor.Codeunit.al | procedure IsKeepingToDates | procedure IsLeftOut | procedure IsLeftOut is there twice
          src/DunningSuggestion.Table.al | "Marked On"; Date | "Marked On"; Day | there is no type Day
          src/DunningSuggestion.Table.al | LastDay(WrittenOn: Date): Date | LastDay(WrittenOn: Date): Day | there is no type Day
          src/DunningSuggestion.Table.al | DataClassification = CustomerContent | DataClassification = Customers | there is no DataClassification Customers
          src/DunningSuggestion.Table.al | "Cust. Ledger Entry"."Entry No." | "Cust. Ledger Entry"."Entry" | table Cust. Ledger Entry has no field Entry
          src/DunningSuggestion.Table.al | fieldgroup(DropDown; "Cust. | fieldgroup(DropDown; "Ven. | table MW Dunning Suggestion has no field Ven. Ledger Entry No.
          src/DunningSuggestion.Table.al | trigger OnModify | trigger OnChange | there is no trigger OnChange
          src/DunningSuggestion.Table.al | Error(TooFarErr | Error(TooLateErr | TooLateErr is not declared
          src/DunningSuggestion.Table.al | MinValue = 0; | MinValue = 0 | property MinValue is not ended
          src/DunningSuggestion.Table.al | Editable = false; | Editable = no; | there is no Editable no
          src/DunningSuggestion.Table.al | Caption = 'Held'; | `` | field Held lacks Caption
          src/DunningSuggestion.Table.al | key(ByDate; | key(PK; | key PK is there twice
          src/CustLedgerEntry.TableExt.al | "MW Held"; Boolean | "MW Held"; Integer | field MW Held has another type than it looks up
          src/SuggestionFactBox.Page.al | field(Score; Rec.Score) | field(Score; Score) | Score is not declared
          src/SuggestionFactBox.Page.al | field(Score; | field(DunningDate; | control DunningDate is there twice
          src/SuggestionFactBox.Page.al | area(Processing) | area(Process) | there is no area Process
          src/SuggestionFactBox.Page.al | Caption = 'Reasons'; | `` | group Reasons lacks Caption
          src/SuggestionFactBox.Page.al | Caption = 'Reasons'; | Caption = Reasons; | Caption is no text but Reasons
          src/DunningSuggestionsApi.Page.al | EntitySetName = 'dunningSuggestions' | EntitySetName = 'ledgerEntries' | EntitySetName ledgerEntries is used twice
          src/DunningSuggestionsApi.Page.al | APIVersion = 'v1.0' | APIVersion = 'v2.0' | APIVersion is v2.0 here only
          src/OpenDocumentsApi.Query.al | Method = Sum | Method = Add | there is no Method Add
          src/OpenDocumentsApi.Query.al | LedgerEntry."Entry No." | Ledger."Entry No." | there is no dataitem Ledger
          src/OpenDocumentsApi.Query.al | DataItemTableFilter = Open | DataItemTableFilter = Opened | table Cust. Ledger Entry has no field Opened
          src/permissions/Decide.PermissionSet.al | = im; | = ix; | tabledata cannot be granted by ix
          src/permissions/Api.PermissionSet.al | tabledata Customer = R, | tabledata Customer = R | permissions are not joined by commas
          """)
  void aMistakeIsFound(String path, String right, String wrong, String finding) throws IOException {
    assertThat(findings(changed(path, right, wrong)))
        .as("%s with %s", path, wrong)
        .anyMatch(sentence -> sentence.contains(finding));
  }

  @Test
  void aMissingPieceOfStructureIsFoundWhereverItIsTakenOut() throws IOException {
    int tried = 0;
    List<String> missed = new ArrayList<>();
    for (AlSource source : AlExtension.read(FOLDER).sources()) {
      List<AlToken> tokens = AlLexer.tokens(Files.readString(FOLDER.resolve(source.path())));
      for (int i = 0; i < tokens.size(); i++) {
        if (STRUCTURE.stream().anyMatch(tokens.get(i)::is)) {
          tried++;
          if (parses(written(tokens, i))) {
            missed.add(source.path() + " without " + tokens.get(i));
          }
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(500);
  }

  private static boolean parses(String source) {
    try {
      AlParser.parse("", source);
      return true;
    } catch (AlFault fault) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x = 1;             | a statement that does nothing
          if x then y() z(); | expected ; and found z
          case x of 1: y();  | expected a name and found }
          x := (1 + 2;       | expected ) and found ;
          x := ?;            | no AL begins with ?
          repeat x(); end    | a name cannot be end
          """)
  void aStatementThatCannotBeOneIsFound(String statement, String message) {
    String source = "namespace A; codeunit 1 B { trigger OnRun() begin " + statement + " end; }";

    assertThatThrownBy(() -> AlParser.parse("B.al", source))
        .isInstanceOf(AlFault.class)
        .hasMessage("line 1: " + message);
  }

  @Test
  void commentsAndQuotesAreNoCode() {
    String source =
        "namespace A; /* { */ codeunit 1 \"B {\" { // }\n"
            + " trigger OnRun() begin Error('it''s }'); end; }";

    assertThat(AlParser.parse("B.al", source).objects().get(0).name()).isEqualTo("B {");
  }

  private static String written(List<AlToken> tokens, int without) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      AlToken token = tokens.get(i);
      if (i != without) {
        switch (token.kind()) {
          case QUOTED_NAME -> text.append('"').append(token.text()).append('"');
          case TEXT -> text.append('\'').append(token.text().replace("'", "''")).append('\'');
          default -> text.append(token.text());
        }
      }
      text.append(' ');
    }
    return text.toString();
  }

  static AlExtension changed(String path, String right, String wrong) throws IOException {
    AlExtension extension = AlExtension.read(FOLDER);
    String text = Files.readString(FOLDER.resolve(path));
    assertThat(text).contains(right);
    List<AlSource> sources = new ArrayList<>(extension.sources());
    sources.replaceAll(
        s -> s.path().equals(path) ? AlParser.parse(path, text.replace(right, wrong)) : s);
    return new AlExtension(extension.name(), extension.first(), extension.last(), sources);
  }

  private static List<String> findings(AlExtension extension) throws IOException {
    Findings findings = new Findings();
    BaseApplication base = base();
    new NumberCheck(extension, findings).run();
    new EventCheck(extension, base, findings).run();
    new ReferenceCheck(extension, base, findings).run();
    Tables tables = new Tables(extension, base);
    new FieldCheck(extension, tables, findings).run();
    new LinkCheck(extension, tables, findings).run();
    new PermissionCheck(extension, findings).run();
    new PropertyCheck(extension, findings).run();
    new NameCheck(extension, findings).run();
    new ScopeCheck(extension, findings).run();
    new ApiCheck(extension, findings).run();
    new ValueCheck(extension, findings).run();
    new TwiceCheck(extension, findings).run();
    return findings.sentences();
  }

  static BaseApplication base() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("src/test/resources/al/base-application.txt"))) {
      return BaseApplication.read(lines);
    }
  }
}
