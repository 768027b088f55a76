package dev.labelwright.selection;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.dependent;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.ofNote;
import static dev.labelwright.ontology.SampleVariables.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.condition.Predicate;
import dev.labelwright.event.EventJson;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.SampleVariables;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionSqlTest {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z]\\w*)");
    private static final UUID PROJECT = Ids.next();
    private static final String HOSTILE = "x'); drop table catalog.note; -- {counts} :size";

    private static final Variable TITLED = ofNote(
            HOSTILE,
            VariableType.TEXT,
            Scope.MANY_PER_NOTE,
            new Condition(Condition.Subject.NOTE_TITLE, null, Operator.NOT_CONTAINS, text(HOSTILE), null),
            new Condition(Condition.Subject.NOTE_DATE, null, Operator.WITHIN_DAYS, text("2024-01-01"), 30));
    private static final Variable GRADE = number("Grade", on("Stage", Operator.IN, "[1,2]"));
    private static final Variable STAGE = aggregated("Stage", Strategy.MODEL, on("Stage", Operator.EMPTY, null));
    private static final Variable RISK =
            dependent("Risk", List.of("Stage"), on("Grade", Operator.IS, "{\"variable\":\"Stage\"}"));
    private static final List<Variable> ONTOLOGY = List.of(TITLED, GRADE, STAGE, RISK);

    @ParameterizedTest
    @MethodSource("selections")
    void everyParameterOfTheStatementHasAValue(Selection selection) {
        // Given a selection over an ontology with conditions, and its plan
        CallPlan plan = plan(selection.scope().stages(), limits(Tokenizer.O200K_BASE));
        SelectionSql sql = SelectionSql.tasks(PROJECT, selection, values(selection), plan);

        // When it is rendered
        String statement = sql.with("select count(*) from planned_task");

        // Then what it names is bound, and nothing else is; no placeholder is left, and nothing that a person wrote
        assertThat(names(statement)).isEqualTo(sql.parameters().keySet());
        assertThat(statement).doesNotContainPattern("\\{[a-z]+\\}").doesNotContain("drop table");
    }

    @ParameterizedTest
    @MethodSource("selections")
    void everyParameterOfTheSumsHasAValue(Selection selection) {
        // Given the same, and prices
        CallPlan plan = plan(selection.scope().stages(), limits(Tokenizer.O200K_BASE));
        TokenPrices prices = new TokenPrices(BigDecimal.ONE, BigDecimal.TEN);
        SelectionSql sql = SelectionSql.sums(PROJECT, selection, values(selection), plan, call -> prices);

        // When its sums are rendered
        String statement = sql.with("select count(*) from call_sum");

        // Then what it names is bound, and nothing else is; no placeholder is left, and nothing that a person wrote
        assertThat(names(statement)).isEqualTo(sql.parameters().keySet());
        assertThat(statement).doesNotContainPattern("\\{[a-z]+\\}").doesNotContain("drop table");
    }

    @ParameterizedTest
    @EnumSource(Overwrite.class)
    void cellsAreLookedUpOnlyWhereTheyCanBeExceptions(Overwrite overwrite) {
        // Given a policy, and variables without conditions
        List<Variable> ontology = List.of(number("A"), aggregated("B", Strategy.MODEL));
        Selection selection = new Selection(
                new PatientChoice.All(),
                new NoteChoice.All(),
                List.of(),
                new VariableChoice.All(),
                overwrite,
                StageChoice.ALL);
        CallPlan plan = CallPlanning.plan(
                ontology, ontology, StageChoice.ALL.stages(), 20, name -> limits(Tokenizer.O200K_BASE));

        // When its tasks are rendered
        String statement =
                SelectionSql.tasks(PROJECT, selection, List.of(), plan).with("select 1");

        // Then nothing of cells is read where everything is asked anyway
        assertThat(statement.contains("review.cell")).isEqualTo(overwrite != Overwrite.REPLACE_ALL);
        assertThat(statement.contains("has_value")).isEqualTo(overwrite == Overwrite.SKIP);
    }

    @ParameterizedTest
    @MethodSource("selections")
    void thePatientsAloneNeedNoMore(Selection selection) {
        // Given a selection

        // When its patients alone are rendered
        SelectionSql sql = SelectionSql.chosen(PROJECT, selection, values(selection));
        String statement = sql.with("select count(*) from chosen");

        // Then what it names is bound, and nothing else is
        assertThat(names(statement)).isEqualTo(sql.parameters().keySet());
        assertThat(statement).doesNotContain("drop table");
    }

    static Stream<Selection> selections() {
        List<PatientChoice> patients = List.of(
                new PatientChoice.All(),
                new PatientChoice.NewBatch(10),
                new PatientChoice.Batch(3),
                new PatientChoice.Specific(List.of("MRN-1", HOSTILE)));
        List<NoteChoice> notes = List.of(
                new NoteChoice.All(), new NoteChoice.Specific(List.of(HOSTILE)), new NoteChoice.Upload(Ids.next()));
        List<List<Condition>> values = List.of(
                List.of(),
                List.of(on("Stage", Operator.IS_NOT, "3")),
                List.of(
                        on(HOSTILE, Operator.CONTAINS, EventJson.write(HOSTILE)),
                        on("Grade", Operator.NOT_IN, "[1]"),
                        on("Risk", Operator.IS, "{\"variable\":\"Stage\"}"),
                        on("Risk", Operator.IS, "{\"variable\":\"Grade\"}")));
        return patients.stream().flatMap(patient -> notes.stream()
                .flatMap(note -> values.stream().flatMap(filters -> Stream.of(StageChoice.values())
                        .map(scope -> selection(patient, note, filters, scope)))));
    }

    @Test
    void whatAPersonWroteStandsInAParameter() {
        // Given ids that look like SQL
        Selection selection = selection(
                new PatientChoice.Specific(List.of(HOSTILE)), new NoteChoice.All(), List.of(), StageChoice.ALL);

        // When they are rendered
        SelectionSql sql = SelectionSql.chosen(PROJECT, selection, List.of());

        // Then they are JSON in a value
        assertThat(json(sql, "patientIds").get(0).textValue()).isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filtersAreOfNotesOrOfPatients(Condition filter, boolean ofNotes) {
        // Given a filter
        Selection selection =
                selection(new PatientChoice.All(), new NoteChoice.All(), List.of(filter), StageChoice.ALL);

        // When its patients are rendered
        String statement =
                SelectionSql.chosen(PROJECT, selection, values(selection)).with("select 1");

        // Then a patient needs a note that meets it only where it is about notes
        assertThat(statement.contains("from catalog.note n")).isEqualTo(ofNotes);
        assertThat(statement).contains("review.effective_label");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(on("Stage", Operator.IS, "1"), false),
                Arguments.of(on("Risk", Operator.IS_NOT, "{\"variable\":\"Stage\"}"), false),
                Arguments.of(on("Grade", Operator.IS, "1"), true),
                Arguments.of(on("Risk", Operator.IS, "{\"variable\":\"Grade\"}"), true));
    }

    @ParameterizedTest
    @CsvSource({"O200K_BASE, tokens_o200k", "CL100K_BASE, tokens_cl100k", "UNKNOWN, utf8_bytes"})
    void notesAreCountedAsTheCallsModelCounts(Tokenizer tokenizer, String column) {
        // Given a model's tokenizer
        Selection selection =
                selection(new PatientChoice.All(), new NoteChoice.All(), List.of(), StageChoice.NOTE_LABELS);
        CallPlan plan = plan(EnumSet.of(Stage.NOTE_LABELS), limits(tokenizer));

        // When the calls are passed on
        SelectionSql sql = SelectionSql.tasks(PROJECT, selection, List.of(), plan);

        // Then each names how its notes are counted
        assertThat(json(sql, "calls"))
                .allSatisfy(
                        call -> assertThat(call.get("tokenizer").textValue()).isEqualTo(tokenizer.name()));
        assertThat(SelectionSql.tokenColumn(tokenizer)).isEqualTo(column);
    }

    @Test
    void thePlansNumbersArePassedOn() {
        // Given a plan of all stages, one of them without a model
        Selection selection = selection(new PatientChoice.All(), new NoteChoice.All(), List.of(), StageChoice.ALL);
        List<Variable> ontology =
                List.of(number("A"), number("B"), aggregated("C", Strategy.MIN), dependent("D", List.of("B")));
        CallPlan plan = CallPlanning.plan(
                ontology, ontology, StageChoice.ALL.stages(), 2, name -> limits(Tokenizer.O200K_BASE));

        // When the statement's values are asked for
        SelectionSql sql = SelectionSql.tasks(PROJECT, selection, List.of(), plan);

        // Then they are the plan's and the model's
        assertThat(sql.parameters()).containsEntry("project", PROJECT);
        JsonNode calls = json(sql, "calls");
        assertThat(calls).hasSize(plan.calls().size());
        for (PlannedCall call : plan.calls()) {
            JsonNode row = calls.get(call.callGroup() - 1);
            assertThat(row.get("call_group").intValue()).isEqualTo(call.callGroup());
            assertThat(row.get("step").intValue()).isEqualTo(call.step());
            assertThat(row.get("stage").textValue()).isEqualTo(call.stage().name());
            assertThat(row.get("local").booleanValue()).isEqualTo(call.local());
            assertThat(row.get("form").intValue())
                    .isEqualTo(call.stage() != Stage.NOTE_LABELS ? 3 : call.alone() ? 2 : 1);
            assertThat(row.get("frame_input").longValue()).isEqualTo(call.frameInput());
            assertThat(row.get("frame_output").longValue()).isEqualTo(call.frameOutput());
            assertThat(row.get("max_output").longValue()).isEqualTo(call.local() ? 0 : 16_384);
            assertThat(row.get("window").longValue()).isEqualTo(call.local() ? 0 : 128_000);
            assertThat(row.get("candidates_fixed").longValue())
                    .isEqualTo(call.candidates().fixed());
            assertThat(row.get("candidates_one").longValue())
                    .isEqualTo(call.candidates().onePerNote());
            assertThat(row.get("candidates_many").longValue())
                    .isEqualTo(call.candidates().manyPerNote());
        }
        JsonNode variables = json(sql, "variables");
        assertThat(variables).hasSize(plan.variables().size());
        for (PlannedVariable variable : plan.variables()) {
            JsonNode row = variables.get(variable.position() - 1);
            assertThat(row.get("variable_id").textValue())
                    .isEqualTo(variable.asked().definition().id().toString());
            assertThat(row.get("position").intValue()).isEqualTo(variable.position());
            assertThat(row.get("call_group").intValue()).isEqualTo(variable.callGroup());
            assertThat(row.get("input_tokens").intValue()).isEqualTo(variable.inputTokens());
            assertThat(row.get("output_tokens").intValue()).isEqualTo(variable.outputTokens());
            assertThat(row.get("of_note").booleanValue()).isEqualTo(variable.stage() == Stage.NOTE_LABELS);
        }
    }

    private static Selection selection(
            PatientChoice patients, NoteChoice notes, List<Condition> values, StageChoice scope) {
        return new Selection(patients, notes, values, new VariableChoice.All(), Overwrite.SKIP, scope);
    }

    private static List<Predicate> values(Selection selection) {
        return ValueFilters.of(selection.values(), ONTOLOGY);
    }

    private static CallPlan plan(Set<Stage> stages, ModelLimits limits) {
        return CallPlanning.plan(ONTOLOGY, ONTOLOGY, stages, 20, name -> limits);
    }

    private static ModelLimits limits(Tokenizer tokenizer) {
        return new ModelLimits(tokenizer, 128_000, 16_384, 0);
    }

    private static JsonNode json(SelectionSql sql, String parameter) {
        return SampleVariables.json((String) sql.parameters().get(parameter));
    }

    private static JsonNode text(String text) {
        return SampleVariables.json(EventJson.write(text));
    }

    private static Set<String> names(String statement) {
        return PARAMETER
                .matcher(statement)
                .results()
                .map(SelectionSqlTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }
}
