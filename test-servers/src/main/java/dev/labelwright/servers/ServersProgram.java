package dev.labelwright.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program of the shared servers: what the build made of local-stack and its libraries. The jars of this project
 * are run from a copy, because a build may replace them while the servers run.
 *
 * @param own the jars of this project
 * @param libraries all others
 * @param fingerprint changes when the program does, so that tests never meet servers of another version
 */
record ServersProgram(List<Path> own, List<Path> libraries, String fingerprint) {
    private static final List<String> OWN_LIBRARIES = List.of("database-", "labeling-core-");

    /** Finds the program in a checkout. */
    static ServersProgram in(Path root) {
        Path jar = root.resolve("local-stack/target/local-stack.jar");
        Path libraries = root.resolve("local-stack/target/lib");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            throw new TestServersException(
                    jar + " is missing; build it with: mvn -DskipTests package -pl local-stack -am");
        }
        try (Stream<Path> files = Files.list(libraries)) {
            Map<Boolean, List<Path>> byOrigin =
                    files.sorted().collect(Collectors.partitioningBy(ServersProgram::isOwn));
            List<Path> own = new ArrayList<>(byOrigin.get(true));
            own.addFirst(jar);
            return new ServersProgram(List.copyOf(own), byOrigin.get(false), fingerprint(own));
        } catch (IOException e) {
            throw new TestServersException(libraries + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Copies the jars of this project into a folder and returns the class path to run. */
    String copyInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> classPath = new ArrayList<>();
        for (Path file : own) {
            Path copy = folder.resolve(file.getFileName());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            classPath.add(copy.toString());
        }
        libraries.forEach(library -> classPath.add(library.toString()));
        return String.join(java.io.File.pathSeparator, classPath);
    }

    private static boolean isOwn(Path file) {
        return OWN_LIBRARIES.stream()
                .anyMatch(name -> file.getFileName().toString().startsWith(name));
    }

    private static String fingerprint(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
