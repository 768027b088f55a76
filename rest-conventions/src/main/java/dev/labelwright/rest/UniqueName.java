package dev.labelwright.rest;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Turns the database's word that a name is taken into a problem that says so. */
public final class UniqueName {
    private static final String UNIQUE_VIOLATION = "23505";

    private UniqueName() {}

    /** The write, its unique violation told as {@link ErrorCode#NAME_TAKEN}. */
    public static <T> Uni<T> guard(Uni<T> write, String name) {
        return write.onFailure(UniqueName::violated)
                .transform(failure -> new ProblemException(
                        ErrorCode.NAME_TAKEN, "There is already one with the name '%s'.".formatted(name)));
    }

    private static boolean violated(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (UNIQUE_VIOLATION.equals(SqlState.of(cause))) {
                return true;
            }
        }
        return false;
    }
}
