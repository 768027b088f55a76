package dev.labelwright.worker.secret;

/** A named secret is not to be had; the message names it. */
public final class MissingSecretException extends Exception {
    private static final int MAX_NAME = 200;

    MissingSecretException(String name, String rule) {
        super("secret '%s' %s".formatted(name.substring(0, Math.min(name.length(), MAX_NAME)), rule));
    }
}
