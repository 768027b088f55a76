package dev.labelwright.worker.call;

import java.io.IOException;

/** An answer goes on beyond what any answer needs. */
final class TooManyBytesException extends IOException {
    TooManyBytesException(long most) {
        super("the answer has more than %d bytes".formatted(most));
    }
}
