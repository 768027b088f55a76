package dev.labelwright.worker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @TempDir
    Path directory;

    @Test
    void prefersConfigurationToEnvironmentToFile() throws IOException, MissingSecretException {
        // Given
        Files.writeString(directory.resolve("open-ai.key"), "from file\n");
        UnaryOperator<String> environment = Map.of("LABELWRIGHT_SECRET_OPEN_AI_KEY", "from environment")::get;

        // When, Then
        assertThat(new Secrets(Map.of("open-ai.key", "configured"), environment, Optional.of(directory))
                        .resolve("open-ai.key"))
                .isEqualTo("configured");
        assertThat(new Secrets(Map.of(), environment, Optional.of(directory)).resolve("open-ai.key"))
                .isEqualTo("from environment");
        assertThat(new Secrets(Map.of(), SecretsTest::nowhere, Optional.of(directory)).resolve("open-ai.key"))
                .isEqualTo("from file");
    }

    @Test
    void readsARotatedFileAgain() throws IOException, MissingSecretException {
        // Given
        Path file = directory.resolve("key");
        Files.writeString(file, "old");
        Secrets secrets = new Secrets(Map.of(), SecretsTest::nowhere, Optional.of(directory));
        String before = secrets.resolve("key");

        // When
        Files.writeString(file, "new");

        // Then
        assertThat(before).isEqualTo("old");
        assertThat(secrets.resolve("key")).isEqualTo("new");
    }

    @Test
    void namesAMissingSecret() {
        assertThatThrownBy(() -> new Secrets(Map.of(), SecretsTest::nowhere, Optional.empty()).resolve("open-ai"))
                .isInstanceOf(MissingSecretException.class)
                .hasMessage("secret 'open-ai' is not known to this worker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/b", "", ".hidden"})
    void neverLeavesTheDirectory(String name) throws IOException {
        // Given a file beside the directory
        Path inner = Files.createDirectory(directory.resolve("inner"));
        Files.writeString(directory.resolve("outside"), "not yours");

        // When, Then
        assertThatThrownBy(() -> new Secrets(Map.of(), SecretsTest::nowhere, Optional.of(inner)).resolve(name))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("is not a name of a secret");
    }

    private static String nowhere(String name) {
        return null;
    }
}
