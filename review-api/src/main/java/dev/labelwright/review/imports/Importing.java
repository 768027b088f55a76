package dev.labelwright.review.imports;

import dev.labelwright.csv.RejectedRows;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.store.DatabaseContext;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Imports files of labels. Blocking, for virtual threads; the heap does not grow with the file. */
@ApplicationScoped
public class Importing {
    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;
    private final List<LabelSource> sources;

    Importing(Mutiny.SessionFactory sessions, DatabaseContext context, @All List<LabelSource> sources) {
        this.sessions = sessions;
        this.context = context;
        this.sources = sources;
    }

    /**
     * Imports a file; once this returns, it is committed.
     *
     * @param importer who asks
     * @throws dev.labelwright.problem.ProblemException where the file breaks a rule, with each place and rule; nothing is
     *     stored
     */
    ImportCounts labels(UUID project, ImportFormat format, String importer, InputStream file) {
        List<Variable> variables = run(() -> sessions.withSession(
                session -> Projects.requireActive(session, project).chain(() -> OntologyRows.all(session, project))));
        RejectedRows rejected = new RejectedRows();
        try (Spool spool = new Spool()) {
            LabelCheck check = new LabelCheck(
                    variables.stream().collect(Collectors.toMap(Variable::name, Function.identity())), rejected::add);
            sources.stream()
                    .filter(source -> source.format() == format)
                    .findFirst()
                    .orElseThrow()
                    .read(file, check, spool::add, rejected);
            spool.rewind();
            return run(() -> sessions.withTransaction((session, transaction) ->
                    new ImportTransaction(session, project, rejected).store(spool, importer)));
        }
    }

    private <T> T run(Supplier<Uni<T>> work) {
        return context.run(work).await().indefinitely();
    }
}
