package dev.labelwright.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files that the demo uploads.
 *
 * @param synthetic whether they are the ones that come with Labelwright
 */
record DemoFiles(Path notes, Path variables, boolean synthetic) {
    /** The files of the user. */
    static DemoFiles own(Path notes, Path variables) {
        return new DemoFiles(notes, variables, false);
    }

    /** The synthetic project, laid down below the data folder so that the commands shown can be repeated. */
    static DemoFiles synthetic(Path data) {
        Path folder = data.resolve("demo");
        try {
            Files.createDirectories(folder);
            return new DemoFiles(layDown(folder, "notes.csv"), layDown(folder, "variables.csv"), true);
        } catch (IOException e) {
            throw new DemoFailedException("The demo's files can not be written to " + folder + ": " + e, e);
        }
    }

    private static Path layDown(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream resource = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (resource == null) {
                throw new IOException("the program lacks its resource demo/" + name);
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
