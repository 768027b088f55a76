package dev.labelwright.review.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.label.ReviewStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CellImportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ImportedBy BY = new ImportedBy("importer", NOW, null);
    private static final Cell EMPTY =
            new Cell(Ids.next(), new CellKey(Ids.next(), "P", "N", Ids.next()), null, List.of());

    @Property
    void a_decision_is_never_changed_and_every_label_is_counted(
            @ForAll("contents") List<ImportedLabel.Content> before,
            @ForAll("contents") List<ImportedLabel.Content> file,
            @ForAll boolean many) {
        // Given
        Cell cell = cell(before, many);
        List<ImportedLabel.Content> contents = fitting(file, many);

        // When
        CellImport made = CellImport.of(cell, scope(many), contents, BY, Ids::next);

        // Then
        List<Label> decided = cell.labels().stream().filter(Label::isReviewed).toList();
        assertThat(made.changes()).extracting(LabelChange::before).noneMatch(decided::contains);
        ImportCounts counts = made.counts();
        assertThat(counts.drafts() + counts.decisions() + counts.unchanged() + counts.protectedLabels())
                .isEqualTo(contents.size());
        if (cell.reviewed()) {
            assertThat(counts.drafts()).isZero();
        }
        if (!many) {
            assertThat(after(cell, made).labels()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Property
    void the_same_again_changes_nothing(
            @ForAll("contents") List<ImportedLabel.Content> before,
            @ForAll("contents") List<ImportedLabel.Content> file,
            @ForAll boolean many) {
        // Given
        Cell cell = cell(before, many);
        List<ImportedLabel.Content> contents = fitting(file, many);
        Cell once = after(cell, CellImport.of(cell, scope(many), contents, BY, Ids::next));

        // When
        CellImport again = CellImport.of(once, scope(many), contents, BY, Ids::next);

        // Then
        assertThat(again.changes()).isEmpty();
    }

    @Property
    void an_empty_cell_gets_just_what_the_file_says(
            @ForAll("contents") List<ImportedLabel.Content> file, @ForAll boolean many) {
        // Given
        List<ImportedLabel.Content> contents = fitting(file, many);

        // When
        CellImport made = CellImport.of(EMPTY, scope(many), contents, BY, Ids::next);

        // Then
        List<Label> labels = after(EMPTY, made).labels();
        assertThat(labels).hasSameSizeAs(contents);
        for (int index = 0; index < contents.size(); index++) {
            assertThat(Likeness.same(labels.get(index), contents.get(index))).isTrue();
        }
    }

    @Provide
    Arbitrary<List<ImportedLabel.Content>> contents() {
        Arbitrary<String> values = Arbitraries.of("a", "b", "c");
        return Combinators.combine(Arbitraries.of(ReviewStatus.values()), values, values, Arbitraries.of(0.5, 0.9))
                .as(CellImportTest::content)
                .list()
                .ofMaxSize(4);
    }

    private static ImportedLabel.Content content(ReviewStatus status, String said, String decided, double confidence) {
        boolean drafted = status != ReviewStatus.MANUAL;
        boolean decides = status == ReviewStatus.EDITED || status == ReviewStatus.MANUAL;
        AiDraft draft = drafted
                ? new AiDraft(TextNode.valueOf(said), confidence, List.of(), "model", 1, null, null, null, null, NOW)
                : AiDraft.none(List.of(), null);
        Decision decision = status.reviewed()
                ? new Decision(status, decides ? TextNode.valueOf(decided) : null, "somebody", NOW, null)
                : Decision.NONE;
        return new ImportedLabel.Content(null, drafted, draft, decision, false);
    }

    private static Cell cell(List<ImportedLabel.Content> contents, boolean many) {
        return after(EMPTY, CellImport.of(EMPTY, scope(many), fitting(contents, many), BY, Ids::next));
    }

    private static List<ImportedLabel.Content> fitting(List<ImportedLabel.Content> contents, boolean many) {
        return many ? contents : contents.subList(0, Math.min(1, contents.size()));
    }

    private static Scope scope(boolean many) {
        return many ? Scope.MANY_PER_NOTE : Scope.ONE_PER_NOTE;
    }

    private static Cell after(Cell cell, CellImport made) {
        List<Label> labels = new ArrayList<>(cell.labels());
        for (LabelChange change : made.changes()) {
            int at = labels.indexOf(change.before());
            if (at < 0) {
                labels.add(change.after());
            } else {
                labels.set(at, change.after());
            }
        }
        return new Cell(cell.id(), cell.key(), cell.generationOrdinal(), labels);
    }
}
