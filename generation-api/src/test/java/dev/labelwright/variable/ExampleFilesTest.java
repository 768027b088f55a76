package dev.labelwright.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of variables in the documentation are good ones. */
class ExampleFilesTest {
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "docs", "examples"))) {
            return files.filter(file -> file.toString().endsWith("-variables.csv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void canBeImported(Path file) throws IOException {
        Map<String, VariableContent> contents =
                VariableFile.read(Files.readAllBytes(file), Map.of()).contents();

        OntologyRules.Outcome outcome = new OntologyRules(contents, Set.of()).changing(contents.keySet());

        assertThat(contents).isNotEmpty();
        assertThat(outcome.findings()).isEmpty();
    }
}
