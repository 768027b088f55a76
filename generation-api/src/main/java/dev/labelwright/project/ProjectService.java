package dev.labelwright.project;

import dev.labelwright.id.Ids;
import dev.labelwright.model.ModelEntity;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.UniqueName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Keeps the projects. */
@ApplicationScoped
public class ProjectService {

    /** Makes a project; its name must be free. */
    public Uni<ProjectView> create(ProjectBody body) {
        body.validate(true);
        return UniqueName.guard(insert(body), body.name());
    }

    @WithTransaction
    Uni<ProjectView> insert(ProjectBody body) {
        ProjectEntity project = new ProjectEntity();
        project.id = Ids.next();
        project.status = "ACTIVE";
        project.description = "";
        project.variablesPerCall = 20;
        project.reviewersPerPatient = 1;
        project.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return change(project, body)
                .call(() -> Panache.getSession()
                        .chain(session -> session.persist(project).chain(session::flush)))
                .call(() -> Panache.getSession().chain(session -> session.createNativeQuery(
                                "insert into catalog.generation_ordinal (project_id) values (:project)")
                        .setParameter("project", project.id)
                        .executeUpdate()))
                .map(ProjectView::of);
    }

    /** Changes what the body names. */
    public Uni<ProjectView> update(UUID id, ProjectBody body) {
        body.validate(false);
        return UniqueName.guard(replace(id, body), body.name());
    }

    @WithTransaction
    Uni<ProjectView> replace(UUID id, ProjectBody body) {
        return find(id).chain(project -> change(project, body))
                .call(() -> Panache.getSession().chain(session -> session.flush()))
                .map(ProjectView::of);
    }

    /** The project, or {@code NOT_FOUND}. */
    @WithSession
    public Uni<ProjectView> get(UUID id) {
        return find(id).map(ProjectView::of);
    }

    /** The projects in the order in which they were made. */
    @WithSession
    public Uni<Page<ProjectView>> list(PageRequest request) {
        UUID after = request.after().map(key -> UUID.fromString(key.getFirst())).orElse(new UUID(0, 0));
        return ProjectEntity.<ProjectEntity>find("id > ?1 order by id", after)
                .range(0, request.limit())
                .list()
                .map(rows -> Page.of(rows, request, ProjectView::of, project -> List.of(project.id.toString())));
    }

    private static Uni<ProjectEntity> find(UUID id) {
        return ProjectEntity.<ProjectEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("project", id));
    }

    private static Uni<ProjectEntity> change(ProjectEntity project, ProjectBody body) {
        if (body.name() != null) {
            project.name = body.name();
        }
        if (body.description() != null) {
            project.description = body.description();
        }
        ProjectBody.Settings settings = body.settings();
        if (settings == null) {
            return Uni.createFrom().item(project);
        }
        if (settings.variablesPerCall() != null) {
            project.variablesPerCall = settings.variablesPerCall();
        }
        if (settings.confidenceThreshold() != null) {
            project.confidenceThreshold = settings.confidenceThreshold().doubleValue();
        }
        if (settings.tokenLimit() != null) {
            project.tokenLimit = settings.tokenLimit() == 0 ? null : settings.tokenLimit();
        }
        change(project, settings.review());
        if (settings.defaultModel() == null) {
            return Uni.createFrom().item(project);
        }
        return ModelEntity.<ModelEntity>find("name", settings.defaultModel())
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.ofField(
                        ErrorCode.UNKNOWN_REFERENCE,
                        "settings.defaultModel",
                        "there is no model '%s'".formatted(settings.defaultModel())))
                .invoke(model -> project.defaultModel = model)
                .replaceWith(project);
    }

    private static void change(ProjectEntity project, ProjectBody.Review review) {
        if (review == null) {
            return;
        }
        if (review.reviewersPerPatient() != null) {
            project.reviewersPerPatient = review.reviewersPerPatient();
        }
        if (review.blindToDraft() != null) {
            project.blindToDraft = review.blindToDraft();
        }
    }
}
