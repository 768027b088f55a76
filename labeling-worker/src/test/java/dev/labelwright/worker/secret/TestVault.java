package dev.labelwright.worker.secret;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** A credentials provider as an extension for a vault has one. */
@ApplicationScoped
@Named("test-vault")
public class TestVault implements CredentialsProvider {
    @Override
    public Map<String, String> getCredentials(String name) {
        return switch (name) {
            case "of-the-vault" -> Map.of("api-key", "sk-of-the-vault", PASSWORD_PROPERTY_NAME, "not this");
            case "password-of-the-vault" -> Map.of(PASSWORD_PROPERTY_NAME, "pw-of-the-vault");
            case "broken" -> throw new IllegalStateException("token hvs.secret was refused");
            default -> Map.of();
        };
    }
}
