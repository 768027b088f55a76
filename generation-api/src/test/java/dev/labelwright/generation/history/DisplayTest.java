package dev.labelwright.generation.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Display.Batch NO_BATCH = new Display.Batch(null, null);

    @ParameterizedTest(name = "{0}, batch {1} of {2} → {3}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
                    {"mode": "ALL"}; -; -; All
                    {"mode": "SPECIFIC", "patientIds": ["MRN-1"]}; -; -; MRN-1
                    {"mode": "SPECIFIC", "patientIds": ["MRN-1", "MRN-2"]}; -; -; MRN-1, MRN-2
                    {"mode": "BATCH", "batchType": "NEW", "size": 10}; -; -; New Batch (10 Patients)
                    {"mode": "BATCH", "batchType": "NEW", "size": 1}; -; -; New Batch (1 Patient)
                    {"mode": "BATCH", "batchType": "NEW", "size": 20}; 3; 10; Batch 3 (10 Patients)
                    {"mode": "BATCH", "batchType": "NEW", "size": 20}; 4; 1; Batch 4 (1 Patient)
                    {"mode": "BATCH", "batchType": "EXISTING", "batch": 7}; -; 12; Batch 7 (12 Patients)
                    {"mode": "BATCH", "batchType": "EXISTING", "batch": 7}; -; -; Batch 7
                    """)
    void wordsThePatients(String patients, Integer number, Integer size, String words) throws JsonProcessingException {
        assertThat(Display.of(selection("patients", patients), new Display.Batch(number, size), null, 0, 0)
                        .patients())
                .isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
                    []; -
                    [{"variable": "Stage", "operator": "IN", "value": ["III", "IV"]}]; Stage in III, IV
                    [{"variable": "Stage", "operator": "NOT_IN", "value": ["I"]}]; Stage not in I
                    [{"variable": "Smoking status", "operator": "IS", "value": "current"}]; Smoking status is current
                    [{"variable": "Smoking status", "operator": "IS_NOT", "value": "never"}]; Smoking status is not never
                    [{"variable": "Age", "operator": "IS", "value": 62}]; Age is 62
                    [{"variable": "Metastasis", "operator": "IS", "value": true}]; Metastasis is true
                    [{"variable": "Age", "operator": "EMPTY"}]; Age is empty
                    [{"variable": "Age", "operator": "NOT_EMPTY"}]; Age is not empty
                    [{"variable": "Surgery date", "operator": "BEFORE", "value": "2024-01-01"}]; Surgery date before 2024-01-01
                    [{"variable": "Surgery date", "operator": "AFTER", "value": "2024-01-01"}]; Surgery date after 2024-01-01
                    [{"variable": "Surgery date", "operator": "ON_OR_BEFORE", "value": "2024-01-01"}]; Surgery date on or before 2024-01-01
                    [{"variable": "Surgery date", "operator": "ON_OR_AFTER", "value": {"variable": "Biopsy date"}}]; Surgery date on or after Biopsy date
                    [{"variable": "Surgery date", "operator": "WITHIN_DAYS", "value": "2024-01-01", "days": 30}]; Surgery date within 30 days of 2024-01-01
                    [{"variable": "Surgery date", "operator": "NOT_WITHIN_DAYS", "value": "2024-01-01", "days": 1}]; Surgery date not within 1 day of 2024-01-01
                    [{"variable": "Histology", "operator": "CONTAINS", "value": "adeno"}]; Histology contains adeno
                    [{"variable": "Histology", "operator": "NOT_CONTAINS", "value": "adeno"}]; Histology does not contain adeno
                    """)
    void wordsTheConditions(String conditions, String words) throws JsonProcessingException {
        assertThat(display(selection("variableValues", conditions)).conditions())
                .isEqualTo(words);
    }

    @Test
    void joinsConditions() throws JsonProcessingException {
        JsonNode selection = selection("variableValues", """
                [{"variable": "Stage", "operator": "IN", "value": ["III", "IV"]}, {"variable": "Age", "operator": "NOT_EMPTY"}]""");

        assertThat(display(selection).conditions()).isEqualTo("Stage in III, IV; Age is not empty");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
                    {"mode": "ALL"}; -
                    {"mode": "SPECIFIC", "noteIds": ["N1", "N2"]}; N1, N2
                    {"mode": "UPLOAD", "uploadId": "018f"}; last updated in march.csv
                    """)
    void wordsTheNotes(String notes, String words) throws JsonProcessingException {
        assertThat(Display.of(selection("notes", notes), NO_BATCH, "march.csv", 0, 0)
                        .noteIds())
                .isEqualTo(words);
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource(nullValues = "-", textBlock = """
                    variables, '{"mode": "ALL"}', -
                    variables, '{"mode": "SPECIFIC", "names": ["Stage", "Age"]}', 'Stage, Age'
                    overwrite, '"SKIP"', -
                    overwrite, '"REPLACE_AI"', AI Values Only
                    overwrite, '"REPLACE_ALL"', AI and Human Values
                    scope, '"ALL"', -
                    scope, '"NOTE_LABELS"', Note Labels
                    scope, '"AGGREGATION"', Aggregation
                    scope, '"DEPENDENT"', Dependent Variables
                    """)
    void wordsTheRest(String field, String json, String words) throws JsonProcessingException {
        JsonNode shown = MAPPER.valueToTree(display(selection(field, json)));

        assertThat(shown.path(field).asText("absent")).isEqualTo(words == null ? "absent" : words);
        assertThat(shown.has(field)).isEqualTo(words != null);
    }

    @ParameterizedTest(name = "{0} s → {1}")
    @CsvSource({
        "0, 0 seconds",
        "1, 1 second",
        "36, 36 seconds",
        "60, 1 minute",
        "87, '1 minute, 27 seconds'",
        "3600, 1 hour",
        "3605, '1 hour, 5 seconds'",
        "7436, '2 hours, 3 minutes, 56 seconds'",
        "108000, 30 hours",
    })
    void wordsTheTime(long seconds, String words) {
        assertThat(ElapsedTime.inWords(seconds)).isEqualTo(words);
    }

    @Test
    void keepsTheOrderOfTheForm() throws JsonProcessingException {
        // Given a generation with everything chosen
        JsonNode selection = MAPPER.readTree("""
                {"scope": "AGGREGATION", "overwrite": "REPLACE_ALL", "notes": {"mode": "SPECIFIC", "noteIds": ["N1"]},
                 "variableValues": [{"variable": "Age", "operator": "EMPTY"}], "patients": {"mode": "ALL"},
                 "variables": {"mode": "SPECIFIC", "names": ["Stage"]}}""");

        // When it is worded
        String json = MAPPER.writeValueAsString(Display.of(selection, NO_BATCH, null, 1_234_567, 36));

        // Then the fields stand as in the form, and thousands are separated
        assertThat(json).isEqualTo("""
                {"patients":"All","variables":"Stage","conditions":"Age is empty","noteIds":"N1",\
                "overwrite":"AI and Human Values","scope":"Aggregation","tokensUsed":"1,234,567",\
                "timeElapsed":"36 seconds"}""");
    }

    private static Display display(JsonNode selection) {
        return Display.of(selection, NO_BATCH, null, 0, 0);
    }

    private static JsonNode selection(String field, String json) throws JsonProcessingException {
        return MAPPER.createObjectNode().set(field, MAPPER.readTree(json));
    }
}
