package dev.labelwright.review.export;

import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.list.LabelFilter;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads labels page by page, the next when the client has taken the last: the heap holds one page, and no transaction
 * lasts as long as a slow client. A label that changes meanwhile is there as it is when its page is read.
 */
@ApplicationScoped
public class Exporting {
    private static final int PAGE = 500;

    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;

    Exporting(Mutiny.SessionFactory sessions, DatabaseContext context) {
        this.sessions = sessions;
        this.context = context;
    }

    /**
     * The lines of an export, in chunks.
     *
     * @return fails with {@code NOT_FOUND} before anything is streamed where there is no such project
     */
    Uni<Multi<String>> csv(UUID project, Export export) {
        return context.run(() -> sessions.withSession(session -> Projects.require(session, project)))
                .map(found -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(DetailedCsv.header()),
                                pages(project, export)
                                        .map(rows -> DetailedCsv.lines(rows.stream()
                                                .filter(export::includes)
                                                .toList()))
                                        .filter(lines -> !lines.isEmpty())));
    }

    private Multi<List<LabelRow>> pages(UUID project, Export export) {
        LabelFilter filter = LabelFilter.ofStatus(export.status());
        AtomicReference<Optional<List<String>>> place = new AtomicReference<>(Optional.empty());
        return Multi.createBy()
                .repeating()
                .uni(() -> page(project, filter, place.get())
                        .invoke(rows -> place.set(
                                rows.isEmpty() ? Optional.empty() : Optional.of(LabelRows.key(rows.getLast())))))
                .whilst(rows -> rows.size() == PAGE);
    }

    private Uni<List<LabelRow>> page(UUID project, LabelFilter filter, Optional<List<String>> after) {
        return context.run(
                () -> sessions.withSession(session -> LabelRows.list(session, project, filter, after, PAGE)));
    }
}
