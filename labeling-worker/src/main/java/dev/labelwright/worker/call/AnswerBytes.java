package dev.labelwright.worker.call;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Takes an answer's bytes as what they are: JSON, whatever they call themselves, compressed where they say so though
 * nobody asked for it, and never more than a limit, packed or not.
 */
final class AnswerBytes implements ReaderInterceptor {
    /** The longest answers, with the probabilities of their tokens, have a few megabytes. */
    static final long MOST = 16L * 1024 * 1024;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException, WebApplicationException {
        context.setMediaType(MediaType.APPLICATION_JSON_TYPE);
        String encoding = context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if ("gzip".equalsIgnoreCase(encoding)) {
            context.setInputStream(new GZIPInputStream(context.getInputStream()));
        }
        context.setInputStream(new BoundedStream(context.getInputStream(), MOST));
        return context.proceed();
    }
}
