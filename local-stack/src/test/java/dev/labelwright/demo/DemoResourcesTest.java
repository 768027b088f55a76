package dev.labelwright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.labelwright.demo.client.Note;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoResourcesTest {
    @TempDir
    private Path data;

    @Test
    void notesAreADozenPatientsWithThreeToFiveNotesEach() throws IOException {
        // When
        List<NamedCsvRecord> notes = read(DemoFiles.synthetic(data).notes());

        // Then
        assertThat(notes).extracting(note -> note.getField("NOTE_ID")).doesNotHaveDuplicates();
        assertThat(notes.stream().collect(Collectors.groupingBy(note -> note.getField("PERSON_ID"))))
                .hasSize(12)
                .allSatisfy((patient, own) -> assertThat(own).hasSizeBetween(3, 5));
        assertThat(notes).allSatisfy(note -> {
            assertThat(note.getField("NOTE_TEXT")).isNotBlank();
            assertThat(new Note("", "", note.getField("NOTE_DATETIME"), "", "").instant())
                    .isPresent();
        });
    }

    @Test
    void notesHoldWhatMakesNotesHard() throws IOException {
        // When
        List<NamedCsvRecord> notes = read(DemoFiles.synthetic(data).notes());

        // Then: one copied forward within its patient, an addendum, characters beyond the basic plane, negation, family
        Set<List<String>> distinct = notes.stream()
                .map(note -> List.of(note.getField("PERSON_ID"), note.getField("NOTE_TEXT")))
                .collect(Collectors.toSet());
        assertThat(distinct).hasSize(notes.size() - 1);
        assertThat(notes).anyMatch(note -> note.getField("NOTE_TITLE").equals("Addendum"));
        String all = notes.stream().map(note -> note.getField("NOTE_TEXT")).collect(Collectors.joining("\n"));
        assertThat(all.codePoints().anyMatch(Character::isSupplementaryCodePoint))
                .isTrue();
        assertThat(all).contains("denies", "FAMILY HISTORY", "é", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic", "aci-bench"})
    void variablesAreWellFormed(String which) throws IOException {
        // Given
        Path file = which.equals("synthetic")
                ? DemoFiles.synthetic(data).variables()
                : Path.of("..", "docs", "examples", "aci-bench-variables.csv");

        // When
        List<NamedCsvRecord> variables = read(file);

        // Then
        ObjectMapper json = new ObjectMapper();
        assertThat(variables).extracting(row -> row.getField("variable_name")).doesNotHaveDuplicates();
        assertThat(variables).allSatisfy(row -> {
            assertThat(row.getField("instruction")).isNotBlank();
            assertThat(Scope.valueOf(row.getField("scope"))).isIn((Object[]) Scope.values());
            String options = row.getField("option_definitions");
            if (!options.isEmpty()) {
                assertThat(VariableType.valueOf(row.getField("variable_type"))).isEqualTo(VariableType.TEXT);
                assertThat(json.readTree(options).size()).isGreaterThan(1);
            }
        });
    }

    @Test
    void syntheticVariablesCoverEveryTypeScopeAndKind() throws IOException {
        // When
        List<NamedCsvRecord> variables = read(DemoFiles.synthetic(data).variables());

        // Then
        assertThat(variables).hasSizeBetween(6, 9);
        assertThat(variables)
                .extracting(row -> VariableType.valueOf(row.getField("variable_type")))
                .contains(VariableType.values());
        assertThat(variables)
                .extracting(row -> Scope.valueOf(row.getField("scope")))
                .contains(Scope.values());
        assertThat(variables)
                .extracting(row -> Kind.valueOf(row.getField("kind")))
                .contains(Kind.values());
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> records =
                CsvReader.builder().allowMissingFields(false).ofNamedCsvRecord(file)) {
            return records.stream().toList();
        }
    }
}
