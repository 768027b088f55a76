package dev.labelwright.worker.secret;

import java.util.Optional;

/** A place where secrets are kept. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The secret of that name, if it is kept here.
     *
     * @throws MissingSecretException where the place cannot be read
     */
    Optional<String> find(String name) throws MissingSecretException;
}
