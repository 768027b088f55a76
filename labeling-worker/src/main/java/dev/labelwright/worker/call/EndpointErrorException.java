package dev.labelwright.worker.call;

import java.time.Duration;
import java.util.Optional;

/** An endpoint answered with an HTTP error. Its body stays unread: some endpoints repeat the request in it. */
final class EndpointErrorException extends RuntimeException {
    private final int status;
    private final transient Optional<Duration> retryAfter;

    EndpointErrorException(int status, Optional<Duration> retryAfter) {
        super("HTTP status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
