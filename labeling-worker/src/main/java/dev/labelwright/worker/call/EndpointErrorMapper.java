package dev.labelwright.worker.call;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Keeps {@code Retry-After}, which langchain4j's own exception drops, and drops the body, which it keeps. */
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

    /** Before langchain4j's mapper. */
    @Override
    public int getPriority() {
        return 1;
    }
}
