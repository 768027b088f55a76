package dev.labelwright.demo.gold;

/** A file is no file of gold values; the message is written for the person at the terminal. */
public final class InvalidGoldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidGoldException(String message, Throwable cause) {
        super(message, cause);
    }
}
