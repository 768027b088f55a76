package dev.labelwright.worker.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Resolves the names of secrets: from configuration, else the environment variable {@code LABELWRIGHT_SECRET_<NAME>},
 * else a file with that name, else a credentials provider. Read anew each time, so that a rotated key needs no restart. Never holds on to a secret.
 */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Z0-9]");

    private final Map<String, String> configured;
    private final UnaryOperator<String> environment;
    private final Optional<Path> directory;
    private final Optional<SecretSource> provider;
    private final SecretHosts hosts;

    /** Without a provider; each secret goes to any endpoint. */
    public Secrets(Map<String, String> configured, UnaryOperator<String> environment, Optional<Path> directory) {
        this(configured, environment, directory, Optional.empty(), new SecretHosts(Map.of()));
    }

    Secrets(
            Map<String, String> configured,
            UnaryOperator<String> environment,
            Optional<Path> directory,
            Optional<SecretSource> provider,
            SecretHosts hosts) {
        this.configured = Map.copyOf(configured);
        this.environment = environment;
        this.directory = directory;
        this.provider = provider;
        this.hosts = hosts;
    }

    /**
     * The secret of that name, to be sent to an endpoint.
     *
     * @throws MissingSecretException where it is nowhere, or must not be sent there; names the secret and never quotes one
     */
    public String resolve(String name, String baseUrl) throws MissingSecretException {
        if (!hosts.allow(name, baseUrl)) {
            throw new MissingSecretException(name, "is not for the host of the base URL");
        }
        return resolve(name);
    }

    /**
     * The secret of that name.
     *
     * @throws MissingSecretException where it is nowhere; names the secret and never quotes one
     */
    String resolve(String name) throws MissingSecretException {
        if (!NAME.matcher(name).matches()) {
            throw new MissingSecretException(name, "is not a name of a secret");
        }
        String secret = configured.get(name);
        if (secret == null) {
            secret = environment.apply(variable(name));
        }
        if (secret == null && directory.isPresent()) {
            secret = file(name, directory.get().resolve(name));
        }
        if (secret == null && provider.isPresent()) {
            secret = provider.get().find(name).orElse(null);
        }
        if (secret == null || secret.isBlank()) {
            throw new MissingSecretException(name, "is not known to this worker");
        }
        return secret.strip();
    }

    private static String file(String name, Path file) throws MissingSecretException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new MissingSecretException(
                    name, "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    private static String variable(String name) {
        return "LABELWRIGHT_SECRET_"
                + NOT_IN_A_VARIABLE.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
