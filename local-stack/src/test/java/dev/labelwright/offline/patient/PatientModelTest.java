package dev.labelwright.offline.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.VariableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules by which the offline model draws a patient's values together. */
class PatientModelTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Whether the patient has had a stroke.|true [c2] 0.53",
                "True if all notes say so.|false [c3, c1] 0.67",
                "What the most recent note says.|false [c3, c1] 0.67",
                "Whether there was no stroke at all.|true [c2] 0.53",
            })
    void somethingIsTrueWhereAnyCandidateSaysSoUnlessAllAreAskedFor(String instruction, String expected) {
        // Given a candidate that is true between two that are not
        Patient patient = new Patient()
                .with("Stroke", "false", 0.7, "2020-01-01")
                .with("Stroke", "true", 0.8, "2021-01-01")
                .with("Stroke", "false", 0.9, "2022-01-01");

        // When the patient's value is asked for, then it is as the instruction wishes
        assertThat(patient.aggregated(VariableType.BOOLEAN, "Stroke", instruction))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The patient's ejection fraction in percent.|30 [c3] 0.45",
                "The first ejection fraction.|55 [c1, c4] 0.75",
                "The lowest ejection fraction.|30 [c3] 0.45",
                "The highest that there was, or the maximum.|60 [c2] 0.56",
            })
    void aNumberIsThatOfTheLatestUnlessAnotherIsAskedFor(String instruction, String expected) {
        // Given four dated numbers, and their like without a date at the end
        Patient patient = new Patient()
                .with("LVEF", "55", 1, "2019-05-01")
                .with("LVEF", "60", 0.9, "2020-05-01")
                .with("LVEF", "30", 0.72, "2023-05-01")
                .with("LVEF", "55", 1, null);

        // When the patient's value is asked for, then the undated stands before the dated
        String answer = patient.aggregated(VariableType.INTEGER, "LVEF", instruction);
        assertThat(answer.replace("[c4, c1]", "[c1, c4]")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The date of the diagnosis.|2015-06-01 [c2] 0.6",
                "The earliest date of diagnosis.|2014-03-01 [c3] 0.6",
                "The latest date that is given.|2016-01-01 [c1] 0.6",
            })
    void theFirstOfDatesIsTheEarliestDate(String instruction, String expected) {
        // Given dates that do not stand in the order of their notes
        Patient patient = new Patient()
                .with("Diagnosed on", "\"2016-01-01\"", 0.9, "2020-01-01")
                .with("Diagnosed on", "\"2015-06-01\"", 0.9, "2022-01-01")
                .with("Diagnosed on", "\"2014-03-01\"", 0.9, "2021-01-01");

        // When the patient's value is asked for, then it is that of the latest note, or the date that is asked for
        assertThat(patient.aggregated(VariableType.TIMESTAMP, "Diagnosed on", instruction))
                .isEqualTo(expected);
    }

    @Test
    void anOptionIsTheOneThatMostSpeakFor() {
        // Given two unsure candidates for one option, two sure ones for another, and one without any
        Patient patient = new Patient()
                .with("Smoking", "\"Current\"", 0.2, "2024-01-01")
                .with("Smoking", "\"Current\"", 0.3, "2024-02-01")
                .with("Smoking", "\"former\"", 0.9, "2020-01-01")
                .with("Smoking", "\"Former\"", 0.7, "2021-01-01")
                .with("Smoking", "\"unknown\"", 1, "2025-01-01");

        // When the patient's value is asked for
        String answer = patient.aggregated(
                VariableType.TEXT, "Smoking", "Smoking status.", option("Current"), option("Former"));

        // Then the sure ones win, the later of them first
        assertThat(answer).isEqualTo("Former [c4, c3] 0.6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"probably a former smoker\"||Former smoker [c1] 0.8",
                "\"not known\"|He is a current smoker.|Current smoker [c1] 0.5",
                "\"thirty pack years\"||Current smoker [c1] 0.6",
                "\"not known\"|Nothing of it.|null [] 0.5",
            })
    void anOptionIsFoundInValuesDefinitionsAndQuotes(String value, String quote, String expected) {
        // Given a candidate that is no option itself
        Patient patient = new Patient().with("Smoking", value, 1, "2024-01-01", quote == null ? "" : quote);

        // When the patient's value is asked for, then the option is the one whose words are there
        assertThat(patient.aggregated(
                        VariableType.TEXT,
                        "Smoking",
                        "Smoking status.",
                        new Option("Current smoker", "even after thirty pack years"),
                        option("Former smoker"),
                        option("Smoker")))
                .isEqualTo(expected);
    }

    @Test
    void aTextIsThatOfTheLatestNote() {
        // Given texts that came in no order
        Patient patient = new Patient()
                .with("Job", "\"teacher\"", 0.9, "2024-01-01T10:00:00Z")
                .with("Job", "\"miner\"", 0.9, null)
                .with("Job", "\"Teacher\"", 0.8, "2023-01-01");

        // When the patient's value and the first are asked for
        // Then they are those of the dates
        assertThat(patient.aggregated(VariableType.TEXT, "Job", "What the patient does."))
                .isEqualTo("teacher [c1, c3] 0.71");
        assertThat(patient.aggregated(VariableType.TEXT, "Job", "The first occupation."))
                .isEqualTo("miner [c2] 0.6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "True if BMI is at least 30.|true [c1] 0.9",
                "True if BMI is below 30.|false [c1] 0.9",
                "BMI > 31.5|true [c1] 0.9",
                "Whether Smoking is Current or Former.|true [c3] 0.8",
                "Whether Smoking is Current, not Former.|false [c3] 0.8",
                "True if Diabetes.|true [c2] 1.0",
                "The day of Surgery.|null [] 0.5",
            })
    void aDependentTruthFollowsFromTheVariablesThatItsInstructionNames(String instruction, String expected) {
        // Given inputs of several types
        Patient patient = new Patient()
                .with("BMI", "32.5", 0.9, "2024-01-01")
                .with("Diabetes", "true", 1, null)
                .with("Smoking", "\"Former\"", 0.8, null)
                .with("Surgery", "\"2020-01-01\"", 0.8, null);

        // When a dependent variable is asked for, then only what the instruction names counts
        assertThat(patient.derived(VariableType.BOOLEAN, "At risk", instruction))
                .isEqualTo(expected);
    }

    @Test
    void aDependentOptionFollowsFromWhatItsDefinitionNames() {
        // Given one input that is true and one that is not
        Patient patient = new Patient().with("Diabetes", "false", 1, null).with("Hypertension", "true", 0.9, null);

        // When a dependent variable with options is asked for
        String answer = patient.derived(
                VariableType.TEXT,
                "Risk",
                "How high the risk is.",
                new Option("Low", "neither of them"),
                new Option("Medium", "hypertension alone"),
                new Option("High", "diabetes"));

        // Then it is the option whose definition has what is true
        assertThat(answer).isEqualTo("Medium [c2] 0.54");
    }

    @Test
    void whatIsOfNoFittingTypeGivesNothing() {
        // Given texts where a number is asked for
        Patient patient = new Patient().with("Stage", "\"IV\"", 0.9, "2024-01-01");

        // When it is asked for, then it is null without sources
        assertThat(patient.derived(VariableType.INTEGER, "Count", "How many.")).isEqualTo("null [] 0.5");
    }

    @Test
    void atMostFiveSourcesAreNamed() {
        // Given seven candidates that agree
        Patient patient = new Patient();
        for (int day = 1; day <= 7; day++) {
            patient.with("Stroke", "true", day / 10.0, "2024-01-0" + day);
        }

        // When the patient's value is asked for, then the latest and the most confident are its sources
        assertThat(patient.aggregated(VariableType.BOOLEAN, "Stroke", "Any stroke."))
                .isEqualTo("true [c7, c6, c5, c4, c3] 0.4");
    }

    private static Option option(String value) {
        return new Option(value, "");
    }
}
