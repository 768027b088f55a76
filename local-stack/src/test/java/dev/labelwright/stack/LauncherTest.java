package dev.labelwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a checkout of its own, with JDKs and a Maven that only say how they were called. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Path checkout;
    private Path bin;

    @BeforeEach
    void prepare() throws IOException {
        checkout = FakeCheckout.in(Files.createDirectory(folder.resolve("checkout")));
        Files.writeString(
                checkout.resolve("labelwright"),
                Files.readString(Path.of("").toAbsolutePath().resolveSibling("labelwright")));
        Files.createDirectories(checkout.resolve("local-stack/target"));
        Files.createFile(checkout.resolve("local-stack/target/local-stack.jar"));
        Files.createFile(checkout.resolve("local-stack/pom.xml"));
        Files.createDirectories(checkout.resolve("local-stack/src/main"));
        bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("mvn"), "echo \"mvn $*\"");
    }

    @Test
    void theJdkInJavaHomeRunsTheStackAfterOneBuild() throws Exception {
        // Given
        Path jdk = jdk("25.0.1");
        Result first = launch(jdk, "up", "--fresh");

        // When
        Result second = launch(jdk, "up", "--fresh");

        // Then
        assertThat(first.output()).contains("mvn -B -q -DskipTests package").contains("The first build downloads");
        assertThat(second.output()).doesNotContain("mvn");
        assertThat(second.output())
                .startsWith("java 25.0.1 ")
                .endsWith("-cp " + checkout + "/local-stack/target/local-stack.jar:" + checkout
                        + "/local-stack/target/lib/* dev.labelwright.stack.LabelwrightCommand up --fresh\n");
        assertThat(second.code()).isZero();
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        // Given
        Path jdk = jdk("25");
        assertThat(launch(jdk, "up").code()).isZero();
        Path source = Files.createFile(checkout.resolve("local-stack/src/main/Changed.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        // When
        Result result = launch(jdk, "up");

        // Then
        assertThat(result.output()).contains("its sources have changed").contains("mvn -B -q -DskipTests package");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        // Given
        Path old = jdk("21.0.9");
        Path fromPath = jdk("26");
        Files.createSymbolicLink(bin.resolve("javac"), fromPath.resolve("bin/javac"));

        // When
        Result result = launch(old, "demo", "--once");

        // Then
        assertThat(result.output()).contains("java 26 ").endsWith("demo --once\n");
    }

    @Test
    void testsAreRunByMaven() throws Exception {
        assertThat(launch(jdk("25"), "test", "-pl", "labeling-core").output())
                .isEqualTo("mvn -B verify -pl labeling-core\n");
    }

    @Test
    void anUnknownCommandShowsTheUsage() throws Exception {
        // When
        Result result = launch(jdk("25"), "upp");

        // Then
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("\"upp\"").contains("Usage: ./labelwright");
    }

    private record Result(int code, String output) {}

    private Result launch(Path javaHome, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("sh", checkout.resolve("labelwright").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), "echo \"java " + version + " $*\"");
        program(home.resolve("bin/javac"), "exit 1");
        return home;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
