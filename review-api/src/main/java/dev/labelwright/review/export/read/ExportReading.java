package dev.labelwright.review.export.read;

import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.ExportMeters;
import dev.labelwright.review.list.LabelFilter;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.store.DatabaseContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads what a file is made of. Blocking, for virtual threads. Each page is what was so when it was read; a label, note
 * or patient that changes meanwhile is there as of its page.
 */
@ApplicationScoped
public class ExportReading {
    private static final int PAGE = 500;

    private final Mutiny.SessionFactory sessions;
    private final DatabaseContext context;
    private final ExportMeters meters;

    ExportReading(Mutiny.SessionFactory sessions, DatabaseContext context, ExportMeters meters) {
        this.sessions = sessions;
        this.context = context;
        this.meters = meters;
    }

    /** The result of a query. */
    public <T> T read(Function<Mutiny.Session, Uni<T>> query) {
        return context.run(() -> sessions.withSession(query)).await().indefinitely();
    }

    /** The current labels of the export's status. */
    public Pages<LabelRow> labels(Export export) {
        return new Pages<>(last -> page(session -> LabelRows.list(
                session,
                export.project(),
                LabelFilter.ofStatus(export.status()),
                Optional.ofNullable(last).map(LabelRows::key),
                PAGE)));
    }

    /** Notes and patients with their labels of the export's status. */
    public Pages<Unit> units(Export export) {
        return new Pages<>(
                last -> page(session -> UnitRows.after(session, export.project(), last, export.status(), true)));
    }

    /** Notes and patients with all their labels, but for the patients of holdout sets. */
    public Pages<Unit> trainingUnits(Export export) {
        return new Pages<>(last -> page(session -> UnitRows.after(session, export.project(), last, null, false)));
    }

    /** Patients with their values. */
    public Pages<PatientRow> patients(Export export) {
        return new Pages<>(
                last -> page(session -> PatientRows.after(session, export.project(), last, export.status())));
    }

    private <T> T page(Function<Mutiny.Session, Uni<T>> query) {
        T page = read(query);
        meters.page();
        return page;
    }
}
