package dev.labelwright.review.decide;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.rest.ProblemDocument;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who decided on a version that is no more gets the label as it is now. */
public final class StaleLabelMapper {
    @ServerExceptionMapper
    Response stale(StaleLabelException stale, UriInfo uri) {
        return Response.status(ErrorCode.STALE_VERSION.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .header(HttpHeaders.ETAG, stale.current().etag())
                .entity(StaleLabelProblem.of(
                        stale.current(), uri.getRequestUri().getRawPath()))
                .build();
    }
}
