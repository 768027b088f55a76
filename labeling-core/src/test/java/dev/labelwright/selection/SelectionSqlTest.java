package dev.labelwright.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.EventJson;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.tokens.Tokenizer;
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
import org.junit.jupiter.params.provider.MethodSource;

class SelectionSqlTest {
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z]\\w*)");
    private static final UUID PROJECT = Ids.next();
    private static final String HOSTILE = "x'); drop table catalog.note; --";

    @ParameterizedTest
    @MethodSource("choices")
    void everyParameterOfTheStatementHasAValue(PatientChoice patients, Tokenizer tokenizer) {
        // Given a choice of patients and a model
        SelectionSql sql = SelectionSql.tasks(PROJECT, patients, Overwrite.SKIP, plan(tokenizer), limits(tokenizer));

        // When it is rendered
        String statement = sql.with("select count(*) from planned_task");

        // Then what it names is bound, and nothing else is
        assertThat(names(statement)).isEqualTo(sql.parameters().keySet());
        assertThat(statement).doesNotContain("{tokens}");
    }

    @ParameterizedTest
    @MethodSource("choices")
    void thePatientsAloneNeedNoMore(PatientChoice patients, Tokenizer tokenizer) {
        // Given a choice of patients

        // When it alone is rendered
        SelectionSql sql = SelectionSql.chosen(PROJECT, patients);

        // Then what it names is bound, and nothing else is
        assertThat(names(sql.with("select count(*) from chosen")))
                .isEqualTo(sql.parameters().keySet());
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                        new PatientChoice.All(),
                        new PatientChoice.NewBatch(10),
                        new PatientChoice.Batch(3),
                        new PatientChoice.Specific(List.of("MRN-1", HOSTILE)))
                .flatMap(patients -> Stream.of(Tokenizer.values()).map(tokenizer -> Arguments.of(patients, tokenizer)));
    }

    @Test
    void whatAPersonWroteIsNeverPartOfTheStatement() throws Exception {
        // Given ids that look like SQL
        SelectionSql sql = SelectionSql.chosen(PROJECT, new PatientChoice.Specific(List.of(HOSTILE)));

        // When it is rendered
        String statement = sql.with("select count(*) from chosen");

        // Then they stand in a parameter, as JSON
        assertThat(statement).doesNotContain("drop table");
        assertThat(EventJson.mapper()
                        .readTree((String) sql.parameters().get("patientIds"))
                        .get(0)
                        .textValue())
                .isEqualTo(HOSTILE);
    }

    @ParameterizedTest
    @CsvSource({"O200K_BASE, tokens_o200k", "CL100K_BASE, tokens_cl100k", "UNKNOWN, utf8_bytes"})
    void notesAreCountedAsTheModelCounts(Tokenizer tokenizer, String column) {
        // Given a model's tokenizer
        SelectionSql sql = SelectionSql.tasks(
                PROJECT, new PatientChoice.All(), Overwrite.REPLACE_AI, plan(tokenizer), limits(tokenizer));

        // When it is rendered
        String statement = sql.with("select 1");

        // Then the stored count of that tokenizer is read
        assertThat(statement).contains("max(n." + column + ") as note_tokens");
        assertThat(SelectionSql.tokenColumn(tokenizer)).isEqualTo(column);
    }

    @Test
    void thePlansNumbersArePassedOn() throws Exception {
        // Given a plan of two variables in two calls
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 128_000, 4_096, 9);
        VariableDefinition smoker =
                new VariableDefinition(Ids.next(), 1, "Smoker", VariableType.BOOLEAN, Scope.ONE_PER_NOTE, "", null);
        CallPlan plan = CallPlan.of(List.of(smoker, smoker), 1, limits);

        // When the statement's values are asked for
        SelectionSql sql = SelectionSql.tasks(PROJECT, new PatientChoice.All(), Overwrite.REPLACE_ALL, plan, limits);

        // Then they are the plan's and the model's
        assertThat(sql.parameters())
                .containsEntry("project", PROJECT)
                .containsEntry("overwrite", "REPLACE_ALL")
                .containsEntry("frameInput", (long) plan.frameInput())
                .containsEntry("frameOutput", (long) plan.frameOutput())
                .containsEntry("maxOutput", 4_096L)
                .containsEntry("window", 128_000L);
        var second = EventJson.mapper()
                .readTree((String) sql.parameters().get("variables"))
                .get(1);
        assertThat(second.at("/variable_id").textValue()).isEqualTo(smoker.id().toString());
        assertThat(second.at("/position").intValue()).isEqualTo(2);
        assertThat(second.at("/call_group").intValue()).isEqualTo(2);
        assertThat(second.at("/input_tokens").intValue())
                .isEqualTo(plan.variables().getLast().inputTokens());
        assertThat(second.at("/output_tokens").intValue())
                .isEqualTo(plan.variables().getLast().outputTokens());
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

    private static CallPlan plan(Tokenizer tokenizer) {
        return CallPlan.of(
                List.of(new VariableDefinition(
                        Ids.next(), 1, HOSTILE, VariableType.TEXT, Scope.ONE_PER_NOTE, HOSTILE, List.of())),
                20,
                limits(tokenizer));
    }

    private static ModelLimits limits(Tokenizer tokenizer) {
        return new ModelLimits(tokenizer, 128_000, 16_384, 0);
    }
}
