package dev.labelwright.review.apply;

import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.ValueKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an answer makes of a cell.
 *
 * @param cellClass how the cell ended
 * @param cell the cell afterwards
 * @param changes the revisions that lead there, in order
 */
record CellDecision(CellClass cellClass, Cell cell, List<LabelChange> changes) {
    CellDecision {
        changes = List.copyOf(changes);
    }

    /**
     * Decides on a cell whose lock is held.
     *
     * @param ids gives the ids of new labels
     */
    static CellDecision on(Cell cell, CellAnswer answer, Supplier<UUID> ids) {
        CellClass cellClass = CellPolicy.classify(cell, answer);
        Rewriting rewriting = new Rewriting(cell, answer.nothing().draftedAt());
        switch (cellClass) {
            case PROTECTED, SUPERSEDED -> {}
            case EMPTY -> empty(rewriting, cell, answer, ids);
            case BELOW_THRESHOLD -> holdBack(rewriting, cell, answer, ids);
            case UNCHANGED, WRITTEN -> fill(rewriting, cell, answer, ids);
        }
        return new CellDecision(cellClass, rewriting.cell(answer.generation()), rewriting.changes);
    }

    private static void empty(Rewriting rewriting, Cell cell, CellAnswer answer, Supplier<UUID> ids) {
        switch (answer.scope()) {
            case ONE_PER_NOTE, ONE_PER_PATIENT -> {
                if (!cell.reviewed()) {
                    one(rewriting, cell, answer.nothing(), ids);
                }
            }
            case MANY_PER_NOTE ->
                cell.labels().stream()
                        .filter(label -> !label.isDecided())
                        .forEach(label -> rewriting.remove(label, answer.nothing()));
        }
    }

    /** Keeps drafts that do not count, unless a person decided: what counts for little displaces no decision. */
    private static void holdBack(Rewriting rewriting, Cell cell, CellAnswer answer, Supplier<UUID> ids) {
        if (!cell.reviewed()) {
            fill(rewriting, cell, answer, ids);
        }
    }

    private static void fill(Rewriting rewriting, Cell cell, CellAnswer answer, Supplier<UUID> ids) {
        switch (answer.scope()) {
            case ONE_PER_NOTE, ONE_PER_PATIENT ->
                one(rewriting, cell, answer.drafts().getFirst(), ids);
            case MANY_PER_NOTE -> many(rewriting, cell, answer, ids);
        }
    }

    private static void one(Rewriting rewriting, Cell cell, AiDraft draft, Supplier<UUID> ids) {
        if (cell.labels().isEmpty()) {
            rewriting.add(ids.get(), draft);
            return;
        }
        rewriting.redraft(cell.labels().getFirst(), draft);
        // More than one label is there only where the variable's scope was narrowed.
        cell.labels().stream().skip(1).forEach(label -> rewriting.remove(label, draft));
    }

    private static void many(Rewriting rewriting, Cell cell, CellAnswer answer, Supplier<UUID> ids) {
        List<Label> left = new ArrayList<>(cell.labels());
        for (AiDraft draft : answer.drafts()) {
            Optional<Label> same = left.stream()
                    .filter(label -> !label.isDecided()
                            && ValueKey.of(label.draft().value()).equals(ValueKey.of(draft.value())))
                    .findFirst();
            same.ifPresentOrElse(
                    label -> {
                        left.remove(label);
                        rewriting.redraft(label, draft);
                    },
                    () -> rewriting.add(ids.get(), draft));
        }
        left.forEach(label -> rewriting.remove(label, answer.nothing()));
    }

    /** Gathers the changes of one cell. */
    private static final class Rewriting {
        private final Cell before;
        private final Instant now;
        private final List<Label> labels;
        private final List<LabelChange> changes = new ArrayList<>();

        Rewriting(Cell before, Instant now) {
            this.before = before;
            this.now = now;
            this.labels = new ArrayList<>(before.labels());
        }

        void add(UUID id, AiDraft draft) {
            Label label = Label.drafted(id, before, draft);
            labels.add(label);
            changes.add(LabelChange.byModel(null, label, RevisionAction.DRAFT, draft));
        }

        void redraft(Label label, AiDraft draft) {
            Label kept = archived(label, draft);
            Label next = kept.redrafted(draft);
            labels.set(labels.indexOf(label), next);
            changes.add(LabelChange.byModel(kept, next, RevisionAction.REDRAFT, draft));
        }

        void remove(Label label, AiDraft cause) {
            labels.remove(label);
            Label kept = archived(label, cause);
            changes.add(LabelChange.byModel(kept, kept.removed(now), RevisionAction.REMOVE, cause));
        }

        /** What reviewers had not settled has no revision of its own yet. */
        private Label archived(Label label, AiDraft cause) {
            if (!label.isUnsettled()) {
                return label;
            }
            Label kept = label.archived();
            changes.add(LabelChange.byModel(label, kept, RevisionAction.ARCHIVE, cause));
            return kept;
        }

        Cell cell(AskingGeneration generation) {
            Integer newest = before.generationOrdinal() == null
                    ? generation.ordinal()
                    : Math.max(before.generationOrdinal(), generation.ordinal());
            return new Cell(before.id(), before.key(), newest, labels);
        }
    }
}
