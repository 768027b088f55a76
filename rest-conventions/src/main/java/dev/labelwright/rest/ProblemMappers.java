package dev.labelwright.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of an operation becomes a problem document; nothing of a stack or a query reaches a client. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException problem, UriInfo uri) {
        return answer(ProblemDocument.of(problem, instance(uri)));
    }

    /** As {@link #json}; the server has a mapper of its own for this class, which would be nearer. */
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure, UriInfo uri) {
        return json(failure, uri);
    }

    @ServerExceptionMapper
    Response json(JacksonException failure, UriInfo uri) {
        return answer(ProblemDocument.of(JsonProblem.of(failure), instance(uri)));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JacksonException json) {
            return json(json, uri);
        }
        Response response = failure.getResponse();
        ErrorCode code = code(response.getStatus());
        if (code == ErrorCode.INTERNAL) {
            return unexpected(failure, uri);
        }
        return answer(ProblemDocument.of(code, detail(code, uri), instance(uri)));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        if (Outage.causes(failure)) {
            LOG.warnf("%s answered 503: %s", uri.getPath(), Outage.summary(failure));
            return answer(ProblemDocument.of(
                    ErrorCode.UNAVAILABLE, "The database or the broker cannot be reached; try again.", instance(uri)));
        }
        LOG.errorf(failure, "%s failed", uri.getPath());
        return answer(ProblemDocument.of(
                ErrorCode.INTERNAL, "The service failed; its log says more about this path.", instance(uri)));
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 400 -> ErrorCode.INVALID_PARAMETER;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.BODY_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.INTERNAL;
        };
    }

    private static String detail(ErrorCode code, UriInfo uri) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing at '%s', or a parameter has the wrong form.".formatted(instance(uri));
            default -> code.title() + ".";
        };
    }

    private static Response answer(ProblemDocument document) {
        return Response.status(document.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(document)
                .build();
    }

    private static String instance(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
