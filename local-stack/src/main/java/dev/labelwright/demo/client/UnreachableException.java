package dev.labelwright.demo.client;

import java.net.URI;

/** A service gave no answer that can be read; the message is written for the person at the terminal. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String method, URI uri, Exception cause) {
        super("%s %s got no readable answer: %s".formatted(method, uri, reason(cause)), cause);
    }

    private static String reason(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
