package dev.labelwright.review.validation;

import dev.labelwright.id.Ids;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.rest.UniqueName;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.list.QueryText;
import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps validation sets. */
@ApplicationScoped
public class ValidationSets {
    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;

    ValidationSets(Mutiny.SessionFactory sessions, DatabaseContext context) {
        this.sessions = sessions;
        this.context = context;
    }

    /** Stores a file as a set; where a row breaks a rule, nothing, and the refusal names every line, column and rule. */
    Uni<ValidationSet> create(UUID project, String name, SetKind kind, String by, byte[] file) {
        return Uni.createFrom()
                .item(() -> SetFile.read(file))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(read -> context.run(() -> UniqueName.guard(
                        sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                                .chain(() -> store(session, project, name, kind, by, read))),
                        name)));
    }

    /** A page of the project's sets, oldest first. */
    Uni<Page<ValidationSet>> list(UUID project, PageRequest page) {
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(() -> SetRows.after(
                        session,
                        project,
                        page.after().map(key -> QueryText.id("cursor", key.getFirst())),
                        page.limit() + 1))
                .map(sets -> Page.of(
                        sets, page, Function.identity(), set -> List.of(set.id().toString()))));
    }

    /** One set. */
    Uni<ValidationSet> get(UUID project, UUID id) {
        return sessions.withSession(session -> SetRows.require(session, project, id));
    }

    /** Deletes a set. */
    Uni<Void> delete(UUID project, UUID id) {
        return sessions.withTransaction((session, transaction) -> SetRows.delete(session, project, id));
    }

    private static Uni<ValidationSet> store(
            Mutiny.Session session, UUID project, String name, SetKind kind, String by, SetFile file) {
        UUID id = Ids.next();
        return KnownVariable.of(session, project)
                .map(variables -> new ItemCheck(variables, file.rejected()).items(file.rows()))
                .call(items -> PlaceCheck.check(session, project, items, file.rejected()))
                .invoke(items -> {
                    if (file.rejected().count() > 0) {
                        throw file.rejected().asProblem();
                    }
                })
                .chain(items -> SetRows.insert(session, project, id, name, kind, by, items))
                .chain(() -> SetRows.require(session, project, id));
    }
}
