package dev.labelwright.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the checkout that a process was started in. */
public final class ProjectRoot {
    private ProjectRoot() {}

    /**
     * The folder that the launcher names with {@code -Dlabelwright.root}, else the nearest folder upward from the working directory that holds the launcher and the parent pom.
     *
     * @throws StackException if there is none
     */
    public static Path find() {
        String named = System.getProperty("labelwright.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("labelwright")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new StackException("Neither " + start + " nor a folder above it is a Labelwright checkout"
                + " (a folder with the files labelwright and pom.xml).");
    }
}
