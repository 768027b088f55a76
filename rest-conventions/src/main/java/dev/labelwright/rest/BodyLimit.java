package dev.labelwright.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.problem.ErrorCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Refuses a body before it is read where it is larger than any operation needs. Files of notes and of labels are streamed, and have
 * the server's own, larger limit.
 */
@ApplicationScoped
public class BodyLimit {
    /** The largest body that is not streamed, in bytes. */
    public static final long MAX_BYTES = 2L * 1024 * 1024;

    private static final Set<String> STREAMED = Set.of("/uploads", "/labels/import");

    private static final Set<HttpMethod> WRITING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final ObjectMapper mapper;

    BodyLimit(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, 100);
    }

    private void check(RoutingContext context) {
        boolean writes = WRITING.contains(context.request().method());
        if (!writes || STREAMED.stream().anyMatch(context.request().path()::endsWith)) {
            context.next();
            return;
        }
        String length = context.request().getHeader("Content-Length");
        if (length == null) {
            if (context.request().getHeader("Transfer-Encoding") != null) {
                refuse(context, "The body needs a Content-Length.");
                return;
            }
        } else if (length.length() > 12 || Long.parseLong(length) > MAX_BYTES) {
            refuse(context, "The body has at most %d bytes.".formatted(MAX_BYTES));
            return;
        }
        context.next();
    }

    private void refuse(RoutingContext context, String detail) {
        try {
            context.response()
                    .setStatusCode(ErrorCode.BODY_TOO_LARGE.status())
                    .putHeader("Content-Type", ProblemDocument.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(mapper.writeValueAsString(ProblemDocument.of(
                            ErrorCode.BODY_TOO_LARGE, detail, context.request().path())));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
