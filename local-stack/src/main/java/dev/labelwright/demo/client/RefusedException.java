package dev.labelwright.demo.client;

/** A service answered a request with an error; the message is written for the person at the terminal. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;

    RefusedException(String request, Problem problem) {
        super(request + " was refused. " + problem.readable());
        this.status = problem.status();
        this.problem = problem;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem document. */
    public Problem problem() {
        return problem;
    }
}
