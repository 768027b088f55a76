package dev.labelwright.review.imports;

import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.RevisionAction;
import dev.labelwright.review.label.ValueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What an import makes of a cell. A label that a person decided on stays as it is, and in a cell with one all drafts
 * stay; a draft is replaced; nothing is removed.
 *
 * @param changes the revisions, in order
 * @param counts how the file's labels for the cell ended
 */
record CellImport(List<LabelChange> changes, ImportCounts counts) {
    private static final String COMMENT = "Imported";

    CellImport {
        changes = List.copyOf(changes);
    }

    /**
     * Decides on a cell whose lock is held.
     *
     * @param scope whether the cell has room for several labels
     * @param contents what the file says of it
     * @param ids gives the ids of new labels
     */
    static CellImport of(
            Cell cell, Scope scope, List<ImportedLabel.Content> contents, ImportedBy by, Supplier<UUID> ids) {
        return new Deciding(cell, scope, by, ids).on(contents);
    }

    /** One cell on its way. */
    private static final class Deciding {
        private final Cell cell;
        private final Scope scope;
        private final boolean reviewed;
        private final ImportedBy by;
        private final Supplier<UUID> ids;
        private final List<Label> left;
        private final List<LabelChange> changes = new ArrayList<>();
        private ImportCounts counts = ImportCounts.NONE;

        Deciding(Cell cell, Scope scope, ImportedBy by, Supplier<UUID> ids) {
            this.cell = cell;
            this.scope = scope;
            this.reviewed = cell.reviewed();
            this.by = by;
            this.ids = ids;
            this.left = new ArrayList<>(cell.labels());
        }

        CellImport on(List<ImportedLabel.Content> contents) {
            Label[] counterparts = new Label[contents.size()];
            for (BiPredicate<Label, ImportedLabel.Content> likeness : likenesses()) {
                for (int index = 0; index < counterparts.length; index++) {
                    if (counterparts[index] == null) {
                        counterparts[index] = take(likeness, contents.get(index));
                    }
                }
            }
            for (int index = 0; index < counterparts.length; index++) {
                decide(Optional.ofNullable(counterparts[index]), contents.get(index));
            }
            return new CellImport(changes, counts);
        }

        /** Which label of the cell one of the file stands for: the first of these that holds. */
        private List<BiPredicate<Label, ImportedLabel.Content>> likenesses() {
            return scope == Scope.MANY_PER_NOTE
                    ? List.of(
                            (label, content) -> label.id().equals(content.labelId()),
                            Likeness::same,
                            (label, content) -> Likeness.sameValue(label, content))
                    : List.of((label, content) -> true);
        }

        private Label take(BiPredicate<Label, ImportedLabel.Content> likeness, ImportedLabel.Content content) {
            Optional<Label> found =
                    left.stream().filter(label -> likeness.test(label, content)).findFirst();
            found.ifPresent(left::remove);
            return found.orElse(null);
        }

        private void decide(Optional<Label> there, ImportedLabel.Content content) {
            boolean decides = content.decision().status().reviewed();
            if (there.filter(label -> Likeness.same(label, content)).isPresent()) {
                counts = counts.plus(ImportCounts.UNCHANGED);
            } else if (there.map(Label::isReviewed).orElse(false) || (reviewed && !decides)) {
                counts = counts.plus(ImportCounts.PROTECTED);
            } else {
                there.ifPresentOrElse(label -> change(label, content), () -> add(content));
                counts = counts.plus(decides ? ImportCounts.DECISION : ImportCounts.DRAFT);
            }
        }

        private void add(ImportedLabel.Content content) {
            if (content.drafted()) {
                Label drafted = Label.drafted(ids.get(), cell, by.draft(content.draft()));
                write(null, drafted, RevisionAction.DRAFT);
                review(drafted, content.decision());
            } else {
                Label added = Label.added(ids.get(), cell, content.draft(), by.decision(content.decision()));
                write(null, added, RevisionAction.ADD);
            }
        }

        private void change(Label label, ImportedLabel.Content content) {
            if (content.drafted()) {
                Label redrafted = label;
                if (!Likeness.sameDraft(label.draft(), content.draft())) {
                    redrafted = label.redrafted(by.draft(content.draft()));
                    write(label, redrafted, RevisionAction.REDRAFT);
                }
                review(redrafted, content.decision());
            } else if (label.isEmptyDraft()) {
                AiDraft quotes = label.draft()
                        .quoting(content.draft().evidence(), content.draft().noteHash());
                write(label, label.restored(quotes, by.decision(content.decision())), RevisionAction.ADD);
            } else {
                review(label, onDraft(label, content.decision()));
            }
        }

        /** A person's value beside the draft that is there: it accepts or edits it. */
        private static Decision onDraft(Label label, Decision decision) {
            if (decision.status() != ReviewStatus.MANUAL) {
                return decision;
            }
            boolean accepts = ValueKey.of(decision.value())
                    .equals(ValueKey.of(label.draft().value()));
            return new Decision(
                    accepts ? ReviewStatus.ACCEPTED : ReviewStatus.EDITED,
                    accepts ? null : decision.value(),
                    decision.reviewer(),
                    decision.reviewedAt(),
                    decision.comment());
        }

        private void review(Label label, Decision decision) {
            switch (decision.status()) {
                case DRAFT -> {}
                case ACCEPTED -> write(label, label.decided(by.decision(decision)), RevisionAction.ACCEPT);
                case EDITED, MANUAL -> write(label, label.decided(by.decision(decision)), RevisionAction.EDIT);
                case REJECTED -> write(label, label.decided(by.decision(decision)), RevisionAction.REJECT);
            }
        }

        private void write(Label before, Label after, RevisionAction action) {
            changes.add(LabelChange.byPerson(before, after, action, by.importer(), COMMENT));
        }
    }
}
