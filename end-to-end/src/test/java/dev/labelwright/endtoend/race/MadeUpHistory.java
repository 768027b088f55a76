package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.selection.Overwrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A history of one cell, written down by hand; each step is a second and a transaction later than the one before. */
final class MadeUpHistory {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final UUID CELL = new UUID(0, 1);
    static final UUID LABEL = new UUID(0, 2);
    static final UUID OTHER_LABEL = new UUID(0, 3);

    private static final double THRESHOLD = 0.5;
    private static final Place PLACE = new Place("N1", new UUID(0, 4));

    final List<Revision> revisions = new ArrayList<>();
    final List<AppliedResult> applied = new ArrayList<>();
    final List<SentResult> sent = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<LabelRow> labels = new ArrayList<>();

    private final boolean many;
    private final List<StartedGeneration> generations = new ArrayList<>();
    private boolean hasValue = true;
    private boolean reviewed;
    private int second;

    private MadeUpHistory(boolean many) {
        this.many = many;
    }

    static MadeUpHistory ofOne() {
        return new MadeUpHistory(false);
    }

    static MadeUpHistory ofMany() {
        return new MadeUpHistory(true);
    }

    /** A generation that is started at the time of the next step. */
    StartedGeneration start(int ordinal, Overwrite overwrite) {
        StartedGeneration generation = new StartedGeneration(new UUID(1, ordinal), ordinal, overwrite, next());
        generations.add(generation);
        return generation;
    }

    /** The generation's result for the cell was sent, and applied with this end. */
    MadeUpHistory result(StartedGeneration generation, CellEnd end, Says... said) {
        SentResult result = sent(generation, said);
        applied.add(new AppliedResult(
                result.task().id(),
                1,
                generation.id(),
                result.dispatchId(),
                LabelingResult.Kind.ANSWERED,
                outcomes(end),
                at(),
                second));
        return this;
    }

    /** A result was sent. */
    SentResult sent(StartedGeneration generation, Says... said) {
        SentResult result = new SentResult(
                new UUID(3, 100L * generation.ordinal() + sent.size()),
                new SentResult.Task(new UUID(2, generation.ordinal()), generation.id(), Set.of(PLACE)),
                LabelingResult.Kind.ANSWERED,
                List.of(new SentResult.Said(PLACE.variableId(), List.of(said))));
        sent.add(result);
        return result;
    }

    /** A change that a generation made. */
    MadeUpHistory model(StartedGeneration generation, UUID label, int version, LabelState before, LabelState after) {
        next();
        String action = before == null ? "DRAFT" : after == null ? "REMOVE" : "REDRAFT";
        revisions.add(new Revision(
                label, CELL, version, at(), second, "MODEL", "model", action, before, after, generation.id(), null));
        return this;
    }

    /** A change that a person made, and was told so. */
    MadeUpHistory person(Action action, int version, LabelState before, LabelState after) {
        next();
        revisions.add(new Revision(
                LABEL,
                CELL,
                version,
                at(),
                second,
                "PERSON",
                "Ana",
                action.name(),
                before,
                after,
                null,
                "comment " + version));
        journal.add(entry(
                version,
                action,
                after.decision().value(),
                new JournalEntry.Done(at(), LABEL, version, after.decision().status(), after.statedValue())));
        return this;
    }

    JournalEntry entry(int number, Action action, JsonNode value, JournalEntry.Answer answer) {
        return new JournalEntry(
                "comment " + number, "Ana", action, new JournalEntry.Wanted(value, null, null, null), at(), answer);
    }

    /** The label's row in the end. */
    MadeUpHistory left(UUID label, int version, LabelState state) {
        labels.add(new LabelRow(label, CELL, version, null, state));
        reviewed |= state.reviewed();
        return this;
    }

    /** The label's row in the end, where it was removed. */
    MadeUpHistory removed(UUID label, int version, LabelState state) {
        labels.add(new LabelRow(label, CELL, version, at(), state));
        return this;
    }

    /** The cell's row in the end. */
    MadeUpHistory cell(boolean value, boolean review) {
        hasValue = value;
        reviewed = review;
        return this;
    }

    List<Violation> check() {
        Checker checker = new Checker(generations, sent, journal, THRESHOLD);
        checker.check(new PatientHistory(
                List.of(new CellRow(CELL, PLACE.noteId(), PLACE.variableId(), many, hasValue, reviewed, null)),
                labels,
                revisions,
                applied));
        return checker.end(List.of());
    }

    Instant at() {
        return BEGIN.plusSeconds(second);
    }

    private Instant next() {
        second++;
        return at();
    }

    static Says sure(String value) {
        return new Says(TextNode.valueOf(value), 0.9);
    }

    static Says unsure(String value) {
        return new Says(TextNode.valueOf(value), 0.1);
    }

    static LabelState draft(StartedGeneration generation, String value) {
        return new LabelState(
                new LabelState.Draft(
                        value == null ? null : TextNode.valueOf(value),
                        value == null ? null : 0.9,
                        null,
                        "model",
                        1,
                        generation.id(),
                        generation.ordinal(),
                        null,
                        null,
                        BEGIN),
                new LabelState.Decision("DRAFT", null, null, null, null));
    }

    /** The state with a person's decision of the next step. */
    LabelState decided(LabelState state, String status, String value) {
        return new LabelState(
                state.draft(),
                new LabelState.Decision(
                        status,
                        value == null ? null : TextNode.valueOf(value),
                        "Ana",
                        BEGIN.plusSeconds(second + 1),
                        null));
    }

    private static CellOutcomes outcomes(CellEnd end) {
        return switch (end) {
            case WRITTEN -> new CellOutcomes(1, 0, 0, 0, 0, 0);
            case UNCHANGED -> new CellOutcomes(0, 1, 0, 0, 0, 0);
            case PROTECTED -> new CellOutcomes(0, 0, 1, 0, 0, 0);
            case SUPERSEDED -> new CellOutcomes(0, 0, 0, 1, 0, 0);
            case BELOW_THRESHOLD -> new CellOutcomes(0, 0, 0, 0, 1, 0);
            case EMPTY -> new CellOutcomes(0, 0, 0, 0, 0, 1);
        };
    }
}
