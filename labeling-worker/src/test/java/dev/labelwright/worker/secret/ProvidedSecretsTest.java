package dev.labelwright.worker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidedSecretsTest {
    private static final String SOMEWHERE = "https://api.example.org/v1";

    private final Secrets secrets = new Secrets(
            Map.of("configured", "sk-1", "bound", "sk-2"),
            name -> null,
            Optional.empty(),
            Optional.of(new ProvidedSecrets(new TestVault())),
            new SecretHosts(Map.of("bound", List.of(" API.example.org ", ".example.net"))));

    @Test
    void asksTheProviderForWhatIsNowhereElse() throws MissingSecretException {
        assertThat(secrets.resolve("configured", SOMEWHERE)).isEqualTo("sk-1");
        assertThat(secrets.resolve("of-the-vault", SOMEWHERE)).isEqualTo("sk-of-the-vault");
        assertThat(secrets.resolve("password-of-the-vault", SOMEWHERE)).isEqualTo("pw-of-the-vault");
        assertThatThrownBy(() -> secrets.resolve("unknown", SOMEWHERE))
                .hasMessage("secret 'unknown' is not known to this worker");
    }

    @Test
    void doesNotRepeatWhatTheProviderSays() {
        assertThatThrownBy(() -> secrets.resolve("broken", SOMEWHERE))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("cannot be had from the credentials provider")
                .hasMessageNotContaining("hvs");
    }

    @ParameterizedTest(name = "to {0}: {1}")
    @CsvSource({
        "https://api.example.org/v1, true",
        "https://API.EXAMPLE.ORG./v1, true",
        "http://eu.example.net:8443/v1, true",
        "https://example.net/v1, false",
        "https://api.example.org.evil.example/v1, false",
        "https://evil-api.example.org/v1, false",
        "https://evilexample.net/v1, false",
        "http://127.0.0.1/v1, false"
    })
    void sendsABoundSecretToItsHostsAlone(String baseUrl, boolean sent) throws MissingSecretException {
        if (sent) {
            assertThat(secrets.resolve("bound", baseUrl)).isEqualTo("sk-2");
        } else {
            assertThatThrownBy(() -> secrets.resolve("bound", baseUrl))
                    .hasMessage("secret 'bound' is not for the host of the base URL");
        }
    }
}
