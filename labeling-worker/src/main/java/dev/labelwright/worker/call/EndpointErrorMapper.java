package dev.labelwright.worker.call;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Keeps {@code Retry-After} of an error, and drops its body. */
final class EndpointErrorMapper implements ResponseExceptionMapper<EndpointErrorException> {
    private static final int FIRST_STATUS_WITHOUT_ANSWER = 300;

    private final Clock clock;

    EndpointErrorMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= FIRST_STATUS_WITHOUT_ANSWER;
    }

    @Override
    public EndpointErrorException toThrowable(Response response) {
        return new EndpointErrorException(
                response.getStatus(), RetryAfter.parse(response.getHeaderString("Retry-After"), clock.instant()));
    }

    /** Before the client's own. */
    @Override
    public int getPriority() {
        return 1;
    }
}
