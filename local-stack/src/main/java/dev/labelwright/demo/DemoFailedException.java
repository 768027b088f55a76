package dev.labelwright.demo;

/** A step of the demo failed, or what it claims does not hold; the message is written for the person at the terminal. */
public final class DemoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
