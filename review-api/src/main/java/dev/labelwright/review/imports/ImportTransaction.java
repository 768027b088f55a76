package dev.labelwright.review.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.labelwright.csv.RejectedRows;
import dev.labelwright.id.Ids;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.imports.StagedLabels.StagedCell;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.DatabaseClock;
import dev.labelwright.review.store.KnownCell;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Stores the labels of a file in one transaction: wholly, or not at all. */
final class ImportTransaction {
    private static final int SLICE = 500;

    private final Mutiny.Session session;
    private final UUID project;
    private final RejectedRows rejected;
    private ImportedBy by;
    private ImportCounts counts = ImportCounts.NONE;
    private CellKey last;

    ImportTransaction(Mutiny.Session session, UUID project, RejectedRows rejected) {
        this.session = session;
        this.project = project;
        this.rejected = rejected;
    }

    /**
     * Stores them.
     *
     * @param spool the labels that break no rule by themselves
     * @param importer who asks
     * @return how they ended; fails with {@code INVALID_FILE} where any rule is broken
     */
    Uni<ImportCounts> store(Spool spool, String importer) {
        return Projects.requireActive(session, project)
                .chain(() -> StagedLabels.create(session))
                .chain(() -> stage(spool))
                .chain(() -> StagedLabels.check(session, project, rejected))
                .invoke(() -> {
                    if (rejected.count() > 0) {
                        throw rejected.asProblem();
                    }
                })
                .chain(() -> ReplacingGenerations.newest(session, project))
                .chain(floor -> DatabaseClock.now(session)
                        .invoke(now -> by = new ImportedBy(importer, now, floor))
                        .chain(this::cells)
                        .chain(() -> StagedLabels.markFresh(session, project))
                        .chain(() -> ReplacingGenerations.requireNoneSince(session, project, floor)))
                .map(nothing -> counts);
    }

    /** Reads the spool beside the event loop, and goes on in the session's own context. */
    private Uni<Void> stage(Spool spool) {
        Context context = Vertx.currentContext();
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> spool.next(SLICE))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .emitOn(task -> context.runOnContext(nothing -> task.run()))
                        .chain(rows -> rows == null
                                ? Uni.createFrom().item(false)
                                : StagedLabels.add(session, rows).replaceWith(true)))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> cells() {
        return Multi.createBy()
                .repeating()
                .uni(() -> StagedLabels.cells(session, project, last, SLICE)
                        .call(staged -> staged.isEmpty() ? Uni.createFrom().voidItem() : slice(staged)))
                .whilst(staged -> !staged.isEmpty())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> slice(List<StagedCell> staged) {
        last = staged.getLast().key();
        Map<CellKey, StagedCell> byKey = staged.stream().collect(toMap(StagedCell::key, Function.identity()));
        return Cells.lock(session, byKey.keySet()).chain(locked -> {
            if (locked.size() != staged.size()) {
                throw new ProblemException(
                        ErrorCode.WRONG_STATE,
                        "Variables, patients or notes of the file were removed during the import; nothing was stored.");
            }
            List<UUID> ids = locked.stream().map(KnownCell::id).toList();
            return Labels.current(session, ids).chain(labels -> write(locked, labels, byKey));
        });
    }

    private Uni<Void> write(List<KnownCell> locked, List<Label> labels, Map<CellKey, StagedCell> byKey) {
        Map<UUID, List<Label>> byCell = labels.stream().collect(groupingBy(Label::cellId));
        List<LabelChange> changes = new ArrayList<>();
        List<CellWrite> writes = new ArrayList<>();
        for (KnownCell known : locked) {
            Cell cell = known.with(byCell.getOrDefault(known.id(), List.of()));
            CellImport made =
                    CellImport.of(cell, known.scope(), byKey.get(known.key()).contents(), by, Ids::next);
            counts = counts.plus(made.counts());
            if (!made.changes().isEmpty()) {
                changes.addAll(made.changes());
                writes.add(CellWrite.of(after(cell, made.changes()), null));
            }
        }
        return Labels.write(session, changes).chain(() -> Cells.write(session, writes));
    }

    private static Cell after(Cell cell, List<LabelChange> changes) {
        List<Label> labels = new ArrayList<>(cell.labels());
        for (LabelChange change : changes) {
            labels.removeIf(label -> label.id().equals(change.after().id()));
            labels.add(change.after());
        }
        return new Cell(cell.id(), cell.key(), cell.generationOrdinal(), labels);
    }
}
