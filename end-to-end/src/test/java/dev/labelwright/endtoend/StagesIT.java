package dev.labelwright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagesIT {
    private static final String ALL = "{\"patients\":{\"mode\":\"ALL\"}}";
    /** Two smokers, of whom one stopped later, and one who never smoked. */
    private static final String NOTES = """
            NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT,NOTE_TITLE
            A1,A,2024-01-10,"Mrs. A is a 61-year-old woman. 🚬 She smokes. Packs per day: 1.5. She takes aspirin.",Clinic
            A2,A,2024-06-10,"Mrs. A is a 62-year-old woman. She smokes. Packs per day: 2. She takes metformin and aspirin.",Clinic
            B1,B,2024-02-10,"Mr. B is a 48-year-old man. He denies smoking. He takes metformin.",Clinic
            C1,C,2024-03-10,"Mr. C is a 70-year-old man. He smokes. Packs per day: 1. He takes aspirin.",Clinic
            """;

    private final TestStack whole = TestStack.shared();
    private TestProject project;

    @BeforeEach
    void aProjectWithVariablesOfEveryStage() {
        project = TestProject.create(whole, "stages");
        StageVariables.ALL.forEach(project::variable);
        project.upload(NOTES);
    }

    @Test
    void allStagesCompleteAndEveryValueOfAPatientNamesItsNotes() throws Exception {
        // When everything is generated
        JsonNode ended = project.complete(ALL);
        String generation = ended.path("id").asText();

        // Then values of notes became values of patients, and those became dependent ones
        assertThat(values("Smoker")).isEqualTo("A=true B=false C=true");
        assertThat(values("Packs")).isEqualTo("A=2 B=null C=1");
        assertThat(values("Heavy smoker")).isEqualTo("A=true C=false");
        // And the cell whose condition did not hold was counted, and not asked: 4 notes x 4, 3 patients x 3
        assertThat(ended.at("/cells/asked").asLong()).isEqualTo(4 * 4 + 3 * 3);
        assertThat(ended.at("/outcomes/conditionNotMet").asLong()).isEqualTo(1);
        assertThat(ended.at("/outcomes/failed").asLong()).isZero();
        project.assertConsistent(generation);
        List<String> figures = project.figures(generation);
        assertThat(figures.getFirst()).isEqualTo(figures.getLast());

        // And every quote stands where it is said to
        for (String variable : List.of("Smoker", "Packs", "Heavy smoker")) {
            JsonNode label = project.patientLabel("A", variable);
            assertThat(label.path("evidence")).as("%s %s", variable, label).isNotEmpty();
            label.path("evidence").forEach(this::assertQuoted);
        }
        assertThat(project.labels(Map.of("variable", "Medication", "patientId", "A")))
                .hasSize(3);
    }

    @Test
    void aCorrectionOfANoteIsCarriedOnAndAReviewedValueOfAPatientStays() {
        // Given drafts, of which a person accepts one of a patient
        project.complete(ALL);
        project.decide(project.patientLabel("C", "Packs"), "{\"action\":\"ACCEPT\"}");

        // When the person corrects what the notes say of two patients, and the values of patients are asked again
        for (String note : List.of("A2", "C1")) {
            JsonNode draft =
                    project.labels(Map.of("variable", "Packs", "noteId", note)).getFirst();
            project.decide(draft, "{\"action\":\"EDIT\",\"value\":4}");
        }
        JsonNode aggregated = project.complete("{\"patients\":{\"mode\":\"ALL\"},\"scope\":\"AGGREGATION\"}");

        // Then the correction is in the value of the one patient, and that which was accepted stays
        assertThat(values("Packs")).isEqualTo("A=4 B=null C=1");
        assertThat(project.patientLabel("C", "Packs").path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(aggregated.at("/cells/protected").asLong()).isEqualTo(1);
        assertThat(aggregated.at("/cells/asked").asLong()).isEqualTo(5);

        // And a generation of dependent variables carries on what a person decided of a patient
        JsonNode smoker = project.patientLabel("B", "Smoker");
        project.decide(smoker, "{\"action\":\"EDIT\",\"value\":true}");
        project.decide(project.patientLabel("B", "Packs"), "{\"action\":\"EDIT\",\"value\":3}");
        JsonNode derived = project.complete("{\"patients\":{\"mode\":\"ALL\"},\"scope\":\"DEPENDENT\"}");
        assertThat(values("Heavy smoker")).isEqualTo("A=true B=true C=false");
        assertThat(derived.at("/outcomes/conditionNotMet").asLong()).isZero();
    }

    private String values(String variable) {
        return project.labels(Map.of("variable", variable)).stream()
                .filter(label -> label.path("noteId").isNull())
                .map(label -> label.path("patientId").asText() + "=" + label.path("value"))
                .sorted()
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private void assertQuoted(JsonNode evidence) {
        assertThat(evidence.path("grounded").asBoolean())
                .as(evidence.toString())
                .isTrue();
        String text = Rest.get(project.at("/notes/" + evidence.path("noteId").asText()))
                .path("text")
                .asText();
        int start = text.offsetByCodePoints(0, evidence.path("start").asInt());
        int end = text.offsetByCodePoints(0, evidence.path("end").asInt());
        assertThat(text.substring(start, end)).isEqualTo(evidence.path("text").asText());
    }
}
