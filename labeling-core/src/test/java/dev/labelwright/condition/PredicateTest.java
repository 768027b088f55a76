package dev.labelwright.condition;

import static dev.labelwright.ontology.SampleVariables.aggregated;
import static dev.labelwright.ontology.SampleVariables.json;
import static dev.labelwright.ontology.SampleVariables.number;
import static dev.labelwright.ontology.SampleVariables.ofNote;
import static dev.labelwright.ontology.SampleVariables.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Operator;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredicateTest {
    private static final Variable GRADE = number("Grade");
    private static final Variable STAGE = aggregated("Stage", Strategy.MAX);
    private static final Variable SEEN = ofNote("Seen", VariableType.TIMESTAMP, Scope.ONE_PER_NOTE);
    private static final Map<String, Variable> ONTOLOGY = Map.of("Grade", GRADE, "Stage", STAGE, "Seen", SEEN);

    @Test
    void aConstantStaysAndAVariableIsFound() {
        // Given conditions on a constant, and on another variable
        Condition constant = on("Stage", Operator.IS, "3");
        Condition variable = on("Stage", Operator.IS, "{\"variable\":\"Grade\"}");

        // When their variables are found
        Predicate ofConstant = Predicate.of(constant, ONTOLOGY);
        Predicate ofVariable = Predicate.of(variable, ONTOLOGY);

        // Then each has one right-hand side
        assertThat(ofConstant.value()).isEqualTo(json("3"));
        assertThat(ofConstant.right()).isNull();
        assertThat(ofConstant.sides()).containsExactly(new Predicate.Side(STAGE.id(), true));
        assertThat(ofVariable.value()).isNull();
        assertThat(ofVariable.sides())
                .containsExactly(new Predicate.Side(STAGE.id(), true), new Predicate.Side(GRADE.id(), false));
    }

    @Test
    void itIsOfThePatientWhereAllItsSidesAre() {
        // Given conditions on values of the patient, on mixed ones and on the note itself
        Condition title = new Condition(Condition.Subject.NOTE_TITLE, null, Operator.EMPTY, null, null);

        // When their variables are found, then only the first looks at nothing but the patient
        assertThat(Predicate.of(on("Stage", Operator.NOT_EMPTY, null), ONTOLOGY).patientLevel())
                .isTrue();
        assertThat(Predicate.of(on("Stage", Operator.IS, "{\"variable\":\"Grade\"}"), ONTOLOGY)
                        .patientLevel())
                .isFalse();
        assertThat(Predicate.of(on("Grade", Operator.IS, "3"), ONTOLOGY).patientLevel())
                .isFalse();
        assertThat(Predicate.of(title, ONTOLOGY).patientLevel()).isFalse();
    }

    @Test
    void datesAreThoseOfTheNoteAndOfTimestamps() {
        // Given the same operator on what has dates and what has none
        Condition noted = new Condition(Condition.Subject.NOTE_DATE, null, Operator.NOT_EMPTY, null, null);
        Condition titled = new Condition(Condition.Subject.NOTE_TITLE, null, Operator.NOT_EMPTY, null, null);

        // When their variables are found, then days are compared for the first two
        assertThat(Predicate.of(noted, ONTOLOGY).dates()).isTrue();
        assertThat(Predicate.of(on("Seen", Operator.NOT_EMPTY, null), ONTOLOGY).dates())
                .isTrue();
        assertThat(Predicate.of(titled, ONTOLOGY).dates()).isFalse();
        assertThat(Predicate.of(on("Grade", Operator.NOT_EMPTY, null), ONTOLOGY).dates())
                .isFalse();
    }

    @Test
    void itComesBackFromItsJson() throws IOException {
        // Given a condition that waits, stored as a generation stores it
        Predicate predicate = Predicate.of(
                new Condition(
                        Condition.Subject.VARIABLE, "Seen", Operator.WITHIN_DAYS, json("{\"variable\":\"Seen\"}"), 30),
                ONTOLOGY);
        String stored = EventJson.write(predicate);

        // When it is read back
        Predicate read = EventJson.mapper().readValue(stored, Predicate.class);

        // Then it is the same
        assertThat(read).isEqualTo(predicate);
    }
}
