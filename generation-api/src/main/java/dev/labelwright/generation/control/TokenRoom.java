package dev.labelwright.generation.control;

import dev.labelwright.generation.ChargedTokens;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What may still be used: tokens used, unconfirmed and reserved against the budget and the project's limit.
 *
 * @param taken of the generation
 * @param projectTaken of all generations of the project
 * @param projectLimit {@code null} where the project has none
 */
record TokenRoom(long taken, long projectTaken, Long projectLimit) {
    /** The error code of a generation that the project's limit stopped. */
    static final String PROJECT_LIMIT = "PROJECT_TOKEN_LIMIT";

    private record Limit(Long tokenLimit) {}

    static Uni<TokenRoom> of(Mutiny.Session session, UUID project, UUID generation) {
        return ChargedTokens.ofGeneration(session, generation).chain(own -> ChargedTokens.ofProject(session, project)
                .chain(all -> Statement.query("select token_limit from catalog.project where id = :project")
                        .with("project", project)
                        .first(session, Limit.class)
                        .map(limit -> new TokenRoom(own.total(), all.total(), limit.tokenLimit()))));
    }

    /** Refuses a budget that leaves nothing to use, and to go on where what stopped the generation still holds. */
    void check(LockedGeneration generation, Long budget) {
        if (budget != null && budget <= taken) {
            throw ProblemException.ofField(
                    ErrorCode.RULE_BROKEN,
                    "tokenBudget",
                    "must be more than the %d tokens that are used, unconfirmed or reserved".formatted(taken));
        }
        switch (generation.status()) {
            case BUDGET_EXHAUSTED -> checkExhausted(generation, budget);
            case REQUESTED,
                    PLANNING,
                    RUNNING,
                    PAUSED,
                    CANCELLING,
                    CANCELLED,
                    COMPLETED,
                    COMPLETED_WITH_ERRORS,
                    FAILED -> {
                // Only tokens that ran out stand in the way.
            }
        }
    }

    private void checkExhausted(LockedGeneration generation, Long budget) {
        if (generation.errorCode().equals(PROJECT_LIMIT)) {
            if (projectLimit != null && projectTaken >= projectLimit) {
                throw ControlAction.RESUME.refusal(
                        generation.status(),
                        "The project's generations have taken %d tokens of its tokenLimit of %d; raise that first."
                                .formatted(projectTaken, projectLimit));
            }
        } else if (generation.tokenBudget() != null && (budget == null || budget <= generation.tokenBudget())) {
            throw ControlAction.RESUME.refusal(
                    generation.status(),
                    "It needs a tokenBudget larger than its present one of %d.".formatted(generation.tokenBudget()));
        }
    }
}
