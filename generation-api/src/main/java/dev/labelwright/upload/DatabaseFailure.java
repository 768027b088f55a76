package dev.labelwright.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** A failure of the database during an upload, without the driver's own message, which may quote a note. */
final class DatabaseFailure {
    private DatabaseFailure() {}

    /** An I/O failure where the database is away, so that the client may try again; else a fault of this service. */
    static RuntimeException of(SQLException failure) {
        String state = failure.getSQLState() == null ? "none" : failure.getSQLState();
        boolean away =
                state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || state.equals("none");
        String message = "the database failed during an upload, SQL state " + state;
        return away ? new UncheckedIOException(new IOException(message)) : new IllegalStateException(message);
    }
}
