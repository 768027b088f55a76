package dev.labelwright.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.Project;
import dev.labelwright.demo.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a project's labels into a file below the data folder. */
final class Export {
    private final LabelwrightClient client;
    private final Screen screen;

    Export(LabelwrightClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    void write(Project project, Path data) {
        screen.heading("Export");
        Path file = data.resolve("exports").resolve(fileName(project));
        long lines;
        try {
            Files.createDirectories(file.getParent());
            client.export(project.id(), file);
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                lines = csv.stream().count();
            }
        } catch (IOException e) {
            throw new DemoFailedException("The export can not be written to " + file + ": " + e, e);
        }
        screen.say("%s labels, a line each, in".formatted(Screen.number(lines)));
        screen.line(file.toString());
        screen.command("curl -s -o labels.csv", "\"$REVIEW/projects/$PROJECT/export?format=csv&layout=detailed\"");
    }

    /** The project's name, with nothing in it that a file name could not bear. */
    static String fileName(Project project) {
        return project.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".csv";
    }
}
