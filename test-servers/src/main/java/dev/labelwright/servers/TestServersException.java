package dev.labelwright.servers;

/** The shared servers cannot be started or used. */
public final class TestServersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TestServersException(String message) {
        super(message);
    }

    TestServersException(String message, Throwable cause) {
        super(message, cause);
    }
}
