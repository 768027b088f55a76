package dev.labelwright.generation.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.GenerationStatus;
import dev.labelwright.generation.PreviewState;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A generation's row, locked for the rest of the transaction.
 *
 * @param preview the state of its preview; {@code null} where it is none
 * @param error why it was stopped, with a code
 */
public record LockedGeneration(
        UUID id,
        UUID projectId,
        GenerationStatus status,
        PreviewState preview,
        Long tokenBudget,
        int retries,
        JsonNode error) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String LOCK = """
            select g.id, g.project_id, g.status, g.preview, g.token_budget, g.retries, g.error
            from catalog.generation g where g.project_id = :project and g.id = :generation
            for no key update""";

    /** Keeps the project from being deleted meanwhile; before the generation's lock, as its deletion does. */
    private static final String KEEP_PROJECT = """
            select p.status from catalog.project p where p.id = :project for key share""";

    private record Project(String status) {}

    /**
     * Locks a generation of a project; waits for a planner that has it.
     *
     * @return fails with {@code NOT_FOUND}, or with {@code WRONG_STATE} where the project is being deleted, or the
     *     generation stays locked for 15 seconds
     */
    public static Uni<LockedGeneration> of(Mutiny.Session session, UUID project, UUID generation) {
        return LockPatience.of(session, PATIENCE)
                .chain(() -> keepProject(session, project))
                .chain(() -> Statement.query(LOCK)
                        .with("project", project)
                        .with("generation", generation)
                        .first(session, LockedGeneration.class))
                .onFailure(LockPatience::ranOut)
                .transform(failure -> new ProblemException(
                        ErrorCode.WRONG_STATE,
                        "The generation is PLANNING, and the planner has not come to an end of it; try again."))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("generation", generation));
    }

    /** The code of the error that stopped it; empty where there is none. */
    String errorCode() {
        return error == null ? "" : error.path("code").asText();
    }

    private static Uni<Void> keepProject(Mutiny.Session session, UUID id) {
        return Statement.query(KEEP_PROJECT)
                .with("project", id)
                .first(session, Project.class)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("project", id))
                .invoke(project -> {
                    if (!project.status().equals("ACTIVE")) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE, "The project is %s.".formatted(project.status()));
                    }
                })
                .replaceWithVoid();
    }
}
