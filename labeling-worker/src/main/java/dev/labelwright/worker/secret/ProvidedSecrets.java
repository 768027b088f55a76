package dev.labelwright.worker.secret;

import io.quarkus.credentials.CredentialsProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of a Quarkus credentials provider, as a vault's: what it calls {@code api-key}, else its {@code password}, under
 * the secret's name.
 */
final class ProvidedSecrets implements SecretSource {
    private static final String API_KEY = "api-key";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CredentialsProvider provider;

    ProvidedSecrets(CredentialsProvider provider) {
        this.provider = provider;
    }

    @Override
    public Optional<String> find(String name) throws MissingSecretException {
        Map<String, String> credentials;
        try {
            credentials = provider.getCredentialsAsync(name).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            // Its message may hold what it was asked with.
            throw new MissingSecretException(
                    name,
                    "cannot be had from the credentials provider (%s)"
                            .formatted(e.getClass().getSimpleName()));
        }
        if (credentials == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                credentials.getOrDefault(API_KEY, credentials.get(CredentialsProvider.PASSWORD_PROPERTY_NAME)));
    }
}
