package dev.labelwright.condition;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.json;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.ofNote;
import static dev.labelwright.ontology.SampleVariables.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How conditions are put into SQL; what the database makes of it is tested where there is one. */
class PredicateSqlTest {
    private static final Variable GRADE = number("Grade");
    private static final Variable STAGE = aggregated("Stage", Strategy.MAX);
    private static final Variable SEEN = ofNote("Seen", VariableType.TIMESTAMP, Scope.ONE_PER_NOTE);
    private static final Map<String, Variable> ONTOLOGY = Map.of("Grade", GRADE, "Stage", STAGE, "Seen", SEEN);
    private static final String VALUES = "select e.value from labels e where e.project_id = :project";

    private final Map<String, Object> parameters = new LinkedHashMap<>();

    @Test
    void noConditionsHold() {
        // Given no conditions

        // When they are rendered, then they are true, and need no parameter
        assertThat(PredicateSql.ofNote("labels", parameters).all(List.of())).isEqualTo("true");
        assertThat(parameters).isEmpty();
    }

    @Test
    void allConditionsMustHold() {
        // Given two conditions
        List<Predicate> predicates =
                List.of(predicate(on("Stage", Operator.EMPTY, null)), predicate(on("Grade", Operator.NOT_EMPTY, null)));

        // When they are rendered from a patient
        String sql = PredicateSql.ofPatient("labels", "p.id", parameters).all(predicates);

        // Then the first is about the patient's own value, the second about those of all its notes
        assertThat(sql)
                .isEqualTo("not exists (" + VALUES + " and e.patient_id = p.id and e.variable_id = :p0"
                        + " and e.note_id = '' and e.value is not null) and not (not exists (" + VALUES
                        + " and e.patient_id = p.id and e.variable_id = :p1 and e.value is not null))");
        assertThat(parameters).containsEntry("p0", STAGE.id()).containsEntry("p1", GRADE.id());
    }

    @Test
    void aNoteSeesItsOwnValuesAndThoseOfItsPatient() {
        // Given a condition that compares a value of the note with one of the patient
        Predicate predicate = predicate(on("Grade", Operator.IS, "{\"variable\":\"Stage\"}"));

        // When it is rendered from a note
        String sql = PredicateSql.ofNote("labels", parameters).all(List.of(predicate));

        // Then one side is of the note, the other of the patient
        assertThat(sql)
                .isEqualTo("exists (select from (" + VALUES + " and e.patient_id = n.patient_id"
                        + " and e.variable_id = :p0 and e.note_id = n.note_id and e.value is not null) l, (" + VALUES
                        + " and e.patient_id = n.patient_id and e.variable_id = :p1 and e.note_id = ''"
                        + " and e.value is not null) r where l.value = r.value)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IS|\"2024-01-01\"|catalog.day_of(l.value) = catalog.day_of(r.value)",
                "NOT_IN|[\"2024-01-01\"]|catalog.day_of(l.value) = catalog.day_of(r.value)",
                "BEFORE|\"2024-01-01\"|catalog.day_of(l.value) < catalog.day_of(r.value)",
                "AFTER|\"2024-01-01\"|catalog.day_of(l.value) > catalog.day_of(r.value)",
                "ON_OR_BEFORE|\"2024-01-01\"|catalog.day_of(l.value) <= catalog.day_of(r.value)",
                "ON_OR_AFTER|\"2024-01-01\"|catalog.day_of(l.value) >= catalog.day_of(r.value)",
                "NOT_WITHIN_DAYS|\"2024-01-01\"|abs(catalog.day_of(l.value) - catalog.day_of(r.value)) <= cast(:p2 as int)",
            })
    void datesAreComparedByDay(Operator operator, String value, String comparison) {
        // Given a condition on a date
        Integer days = operator.countsDays() ? 30 : null;
        Predicate predicate = predicate(new Condition(Condition.Subject.VARIABLE, "Seen", operator, json(value), days));

        // When it is rendered
        String sql = PredicateSql.ofNote("labels", parameters).all(List.of(predicate));

        // Then days stand on both sides, and a negated operator denies its positive
        assertThat(sql).contains("where " + comparison + ")");
        assertThat(sql.startsWith("not (")).isEqualTo(operator.negated());
        assertThat(parameters).containsEntry("p1", value);
        assertThat(parameters.get("p2")).isEqualTo(days);
    }

    @Test
    void textsAreSearchedWhateverTheirCase() {
        // Given a condition on a note's title, with a text that looks like SQL
        String hostile = "\"') or true --\"";
        Predicate predicate =
                predicate(new Condition(Condition.Subject.NOTE_TITLE, null, Operator.CONTAINS, json(hostile), null));

        // When it is rendered
        String sql = PredicateSql.ofNote("labels", parameters).all(List.of(predicate));

        // Then it stands in a parameter, and an empty title has no value
        assertThat(sql)
                .isEqualTo("exists (select from (select to_jsonb(n.title) as value where n.title <> '') l,"
                        + " (select cast(cast(:p0 as text) as jsonb) as value) r"
                        + " where position(lower(r.value #>> '{}') in lower(l.value #>> '{}')) > 0)");
        assertThat(parameters).containsEntry("p0", hostile);
    }

    @Test
    void aNotesDateIsADay() {
        // Given a condition on a note's date
        Predicate predicate = predicate(new Condition(
                Condition.Subject.NOTE_DATE, null, Operator.BEFORE, json("{\"variable\":\"Seen\"}"), null));

        // When it is rendered
        String sql = PredicateSql.ofNote("labels", parameters).all(List.of(predicate));

        // Then it is one in UTC, and an undated note has none
        assertThat(sql).contains("n.noted_at at time zone 'UTC'").contains("where n.noted_at is not null");
    }

    @Test
    void parametersOfOneStatementHaveNamesOfTheirOwn() {
        // Given two renderings for one statement
        Predicate predicate = predicate(on("Grade", Operator.IN, "[1,2]"));
        parameters.put("project", "any");

        // When both are rendered
        String ofNote = PredicateSql.ofNote("labels", parameters).all(List.of(predicate));
        String ofPatient = PredicateSql.ofPatient("labels", "p.id", parameters).all(List.of(predicate));

        // Then no name is used twice
        assertThat(ofNote).contains(":p1", ":p2");
        assertThat(ofPatient).contains(":p3", ":p4");
        assertThat(ofPatient).contains("select value from jsonb_array_elements(cast(cast(:p4 as text) as jsonb))");
        assertThat(parameters).hasSize(5);
    }

    private static Predicate predicate(Condition condition) {
        return Predicate.of(condition, ONTOLOGY);
    }
}
