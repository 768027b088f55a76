package dev.labelwright.review.export;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/** Brings a file to its client: ends the writing once nobody takes it, and never lets a broken file look whole. */
final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private Delivery() {}

    /** Makes the file. */
    @FunctionalInterface
    interface Writing {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Brings a file to the client of a response.
     *
     * @throws IOException as the writing does, where nothing was sent yet and the client can be told
     */
    static void of(HttpServerResponse response, OutputStream out, Writing writing) throws IOException {
        try {
            writing.write(new Connected(out, response));
        } catch (IOException | RuntimeException e) {
            if (response.closed()) {
                LOG.debug("a client went away during an export");
            } else if (response.headWritten()) {
                LOG.errorf("an export broke off: %s", e.getClass().getSimpleName());
                response.reset();
            } else {
                throw e;
            }
        }
    }

    /** Fails once the client is gone. */
    private static final class Connected extends FilterOutputStream {
        private final HttpServerResponse response;

        Connected(OutputStream out, HttpServerResponse response) {
            super(out);
            this.response = response;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (response.closed()) {
                throw new IOException("the client went away");
            }
            out.write(bytes, offset, length);
        }
    }
}
