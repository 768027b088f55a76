package dev.labelwright.project;

import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lock under which an ontology is changed, patients are drawn, and covering is decided. */
public final class ProjectLock {
    private ProjectLock() {}

    /** Waits for it; it is held until the transaction of the session ends. */
    public static Uni<Void> take(Mutiny.Session session, UUID project) {
        return Statement.query("select id from catalog.project where id = :project for no key update")
                .with("project", project)
                .list(session, Object.class)
                .replaceWithVoid();
    }
}
