package dev.labelwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.demo.FakeLabelwright.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void tellsTheWholeStoryAndEnds() throws IOException {
        // Given
        FakeLabelwright services = new FakeLabelwright(data, Fault.NONE);

        // When
        int exit = run(services, "--once");

        // Then
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        assertThat(text())
                .containsSubsequence(
                        "Upload",
                        "44 notes uploaded",
                        "Estimate",
                        "1,000,000 tokens",
                        "A batch of one patient",
                        "VARIABLE",
                        "«CHIEF»",
                        "What follows for the patient",
                        "A1c above goal",
                        "A reviewer edits a label",
                        "REPLACE_AI",
                        "352 note-cells and 36 patient-cells planned",
                        "3 of 3 tasks DONE",
                        "A dependent variable",
                        "A1c above goal",
                        "The edit stands",
                        "evidence verified: 388 of 388 quotes",
                        "History",
                        "Export",
                        "/q/swagger-ui")
                .doesNotContain("\u001b");
        assertThat(services.generations())
                .extracting(
                        generation -> generation.at("/selection/patients/mode").asText())
                .containsExactly("BATCH", "ALL");
        assertThat(services.closed()).isTrue();
        try (var exports = Files.list(data.resolve("exports"))) {
            assertThat(exports).singleElement().asString().endsWith(".csv");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOSES_EDITS         | edit did not stand",
                "MISPLACES_EVIDENCE  | evidence verified: 0 of 388 quotes",
                "FAILS_A_TASK        | 1 x MODEL_REFUSED: The model refused",
                "PLANS_TOO_FEW_CELLS | 44 notes and 8 variables make 352, 12 patients and 3 variables of theirs 36",
                "REFUSES_THE_FILE    | line 4, column NOTE_ID: must not be empty [EMPTY]"
            })
    void saysWhatDoesNotHoldAndFails(Fault fault, String message) throws IOException {
        // Given
        FakeLabelwright services = new FakeLabelwright(data, fault);

        // When
        int exit = run(services, "--once");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("labelwright demo: ", message);
        assertThat(services.closed()).isTrue();
    }

    @Test
    void comparesOwnFilesWithGold() throws IOException {
        // Given
        Path notes = write(
                "notes.csv",
                "NOTE_ID,PERSON_ID,NOTE_DATETIME,NOTE_TEXT\nN1,P1,2025-01-01,male patient\nN2,P2,2025-01-02,female 😀\n");
        Path variables = write(
                "variables.csv", "variable_name,instruction,variable_type,scope\nSex,the sex,TEXT,ONE_PER_NOTE\n");
        Path gold = write(
                "gold.csv",
                "Name,Scope,Patient_id,Document_id,Value\nSex,x,P1,,female\nSex,x,P2,,Female\nAge,x,P1,,5\n");

        // When
        int exit = run(
                new FakeLabelwright(data, Fault.NONE),
                "--once",
                "--notes=" + notes,
                "--variables=" + variables,
                "--gold=" + gold);

        // Then
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(exit).isZero();
        assertThat(text()).contains("2 notes uploaded", "Sex: 1 of 2 patients agree (50.0 %)", "Age: not a variable");
    }

    @Test
    void refusesNotesWithoutVariablesBeforeAnythingStarts() throws IOException {
        // Given
        FakeLabelwright services = new FakeLabelwright(data, Fault.NONE);

        // When
        int exit = run(services, "--once", "--notes=" + write("notes.csv", "x"));

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(services.generations()).isEmpty();
    }

    private int run(FakeLabelwright services, String... arguments) {
        return new CommandLine(new DemoCommand(ignored -> services, stream(out), stream(err), InstantSource.system()))
                .execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(data.resolve(name), text);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
