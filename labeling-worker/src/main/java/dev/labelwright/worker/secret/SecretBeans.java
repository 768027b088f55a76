package dev.labelwright.worker.secret;

import dev.labelwright.worker.WorkerConfiguration;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Singleton;

/** Builds the secrets from the configuration. */
final class SecretBeans {
    private SecretBeans() {}

    @Produces
    @Singleton
    static Secrets secrets(WorkerConfiguration configuration, @Any Instance<CredentialsProvider> providers) {
        return new Secrets(
                configuration.secrets(),
                System::getenv,
                configuration.secretsDirectory(),
                configuration.credentialsProvider().map(name -> provider(name, providers)),
                new SecretHosts(configuration.secretHosts()));
    }

    private static SecretSource provider(String name, Instance<CredentialsProvider> providers) {
        Instance<CredentialsProvider> named = providers.select(NamedLiteral.of(name));
        if (!named.isResolvable()) {
            throw new IllegalStateException(
                    "labelwright.worker.credentials-provider: there is no CredentialsProvider named " + name);
        }
        return new ProvidedSecrets(named.get());
    }
}
