package dev.labelwright.endtoend.race;

import static dev.labelwright.endtoend.race.MadeUpHistory.LABEL;
import static dev.labelwright.endtoend.race.MadeUpHistory.OTHER_LABEL;
import static dev.labelwright.endtoend.race.MadeUpHistory.draft;
import static dev.labelwright.endtoend.race.MadeUpHistory.sure;
import static dev.labelwright.endtoend.race.MadeUpHistory.unsure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.endtoend.race.Violation.Kind;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Usage;
import dev.labelwright.selection.Overwrite;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker finds each kind of violation in a history that has it, and none in one that has none. */
class CheckerTest {
    private final MadeUpHistory one = MadeUpHistory.ofOne();
    private final StartedGeneration first = one.start(1, Overwrite.REPLACE_AI);
    private final LabelState drafted = draft(first, "A");

    @Test
    void aHistoryByTheRulesIsLeftAlone() {
        // Given a draft, a decision, an answer that found it protected, and a later run that may replace it
        givenADraft();
        LabelState edited = one.decided(drafted, "EDITED", "B");
        one.person(Action.EDIT, 2, drafted, edited);
        StartedGeneration all = one.start(2, Overwrite.REPLACE_ALL);
        LabelState replaced = draft(all, "C");
        one.model(all, LABEL, 3, edited, replaced).result(all, CellEnd.WRITTEN, sure("C"));
        one.left(LABEL, 3, replaced);

        // When it is checked, then there is nothing to find
        assertThat(one.check()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Overwrite.class,
            names = {"SKIP", "REPLACE_AI"})
    void aRunThatChangesADecision(Overwrite policy) {
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted);
        thenAGenerationWrites(policy, accepted);

        assertThat(kinds()).contains(Kind.FORBIDDEN_CHANGE);
    }

    @Test
    void aRunThatReplacesADecisionThatCameAfterItsStart() {
        givenADraft();
        StartedGeneration all = one.start(2, Overwrite.REPLACE_ALL);
        LabelState rejected = one.decided(drafted, "REJECTED", null);
        one.person(Action.REJECT, 2, drafted, rejected);
        LabelState replaced = draft(all, "C");
        one.model(all, LABEL, 3, rejected, replaced)
                .result(all, CellEnd.WRITTEN, sure("C"))
                .left(LABEL, 3, replaced);

        assertThat(kinds()).contains(Kind.FORBIDDEN_CHANGE);
    }

    @Test
    void aRunThatAddsBesideADecisionAmongMany() {
        // Given
        MadeUpHistory many = MadeUpHistory.ofMany();
        StartedGeneration generation = many.start(1, Overwrite.REPLACE_AI);
        LabelState state = draft(generation, "A");
        many.model(generation, LABEL, 1, null, state).result(generation, CellEnd.WRITTEN, sure("A"));
        LabelState accepted = many.decided(state, "ACCEPTED", null);
        many.person(Action.ACCEPT, 2, state, accepted);
        StartedGeneration next = many.start(2, Overwrite.REPLACE_AI);
        LabelState beside = draft(next, "B");
        many.model(next, OTHER_LABEL, 1, null, beside).result(next, CellEnd.WRITTEN, sure("B"));
        many.left(LABEL, 2, accepted).left(OTHER_LABEL, 1, beside);

        // When it is checked, then the whole cell was protected
        assertThat(kinds(many)).contains(Kind.FORBIDDEN_CHANGE);
    }

    @Test
    void anOlderRunThatReplacesANewerDraft() {
        StartedGeneration newer = one.start(2, Overwrite.REPLACE_AI);
        LabelState late = draft(newer, "B");
        one.model(newer, LABEL, 1, null, late).result(newer, CellEnd.WRITTEN, sure("B"));
        one.model(first, LABEL, 2, late, drafted)
                .result(first, CellEnd.WRITTEN, sure("A"))
                .left(LABEL, 2, drafted);

        assertThat(kinds()).contains(Kind.SUPERSEDED_CHANGE);
    }

    @Test
    void aSkippingRunThatReplacesAValue() {
        givenADraft();
        thenAGenerationWrites(Overwrite.SKIP, drafted);

        assertThat(kinds()).contains(Kind.SUPERSEDED_CHANGE);
    }

    @Test
    void anUnsureAnswerThatTakesADecisionAway() {
        givenADraft();
        LabelState edited = one.decided(drafted, "EDITED", "B");
        one.person(Action.EDIT, 2, drafted, edited);
        StartedGeneration all = one.start(2, Overwrite.REPLACE_ALL);
        LabelState replaced = draft(all, "C");
        one.model(all, LABEL, 3, edited, replaced)
                .result(all, CellEnd.BELOW_THRESHOLD, unsure("C"))
                .left(LABEL, 3, replaced);

        assertThat(kinds()).containsExactly(Kind.WEAK_DISPLACEMENT);
    }

    @Test
    void twoLabelsWhereThereIsRoomForOne() {
        givenADraft();
        StartedGeneration next = one.start(2, Overwrite.REPLACE_AI);
        LabelState second = draft(next, "B");
        one.model(next, OTHER_LABEL, 1, null, second).result(next, CellEnd.WRITTEN, sure("B"));
        one.left(LABEL, 1, drafted).left(OTHER_LABEL, 1, second);

        assertThat(kinds()).contains(Kind.TWO_LABELS);
    }

    @Test
    void aChangeWithoutARevisionInTheMiddle() {
        givenADraft();
        LabelState unseen = draft(first, "Z");
        LabelState accepted = one.decided(unseen, "ACCEPTED", null);
        one.person(Action.ACCEPT, 3, unseen, accepted).left(LABEL, 3, accepted);

        assertThat(kinds()).contains(Kind.BROKEN_CHAIN);
    }

    @Test
    void aChangeWithoutARevisionAtTheEnd() {
        givenADraft();
        one.left(LABEL, 1, draft(first, "Z"));

        assertThat(kinds()).containsExactly(Kind.UNREVISED_CHANGE);
    }

    @Test
    void aRemovalWithoutARevision() {
        givenADraft();
        one.removed(LABEL, 2, drafted);

        assertThat(kinds()).contains(Kind.UNREVISED_CHANGE);
    }

    @Test
    void aCellThatDoesNotKnowOfItsDecision() {
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted).left(LABEL, 2, accepted).cell(true, false);

        assertThat(kinds()).containsExactly(Kind.UNREVISED_CHANGE);
    }

    @Test
    void anAcknowledgedDecisionThatIsNotThere() {
        givenADraft();
        one.left(LABEL, 1, drafted);
        one.journal.add(one.entry(9, Action.REJECT, null, new JournalEntry.Done(one.at(), LABEL, 2, "REJECTED", null)));

        assertThat(kinds()).containsExactly(Kind.LOST_REVIEW);
    }

    @Test
    void anAcknowledgedDecisionThatIsThereWithAnotherValue() {
        givenADraft();
        LabelState edited = one.decided(drafted, "EDITED", "B");
        one.person(Action.EDIT, 2, drafted, edited).left(LABEL, 2, edited);
        one.journal.set(
                0,
                one.entry(
                        2,
                        Action.EDIT,
                        TextNode.valueOf("X"),
                        new JournalEntry.Done(one.at(), LABEL, 2, "EDITED", TextNode.valueOf("X"))));

        assertThat(kinds()).contains(Kind.LOST_REVIEW);
    }

    @Test
    void aDecisionOnAnotherVersionThanTheOneThatWasSeen() {
        givenADraft();
        LabelState rejected = one.decided(drafted, "REJECTED", null);
        one.person(Action.REJECT, 2, drafted, rejected).left(LABEL, 2, rejected).cell(false, true);
        JournalEntry entry = one.journal.getFirst();
        one.journal.set(
                0,
                new JournalEntry(
                        entry.comment(),
                        entry.reviewer(),
                        entry.action(),
                        new JournalEntry.Wanted(null, 7, null, null),
                        entry.sentAt(),
                        entry.answer()));

        assertThat(kinds()).containsExactly(Kind.LOST_REVIEW);
    }

    @Test
    void somethingElseThanWhatWasToComeBack() {
        givenADraft();
        LabelState rejected = one.decided(drafted, "REJECTED", null);
        one.person(Action.RESTORE, 2, drafted, rejected)
                .left(LABEL, 2, rejected)
                .cell(false, true);
        JournalEntry entry = one.journal.getFirst();
        one.journal.set(
                0,
                new JournalEntry(
                        entry.comment(),
                        entry.reviewer(),
                        entry.action(),
                        new JournalEntry.Wanted(null, null, 1, null),
                        entry.sentAt(),
                        entry.answer()));

        assertThat(kinds()).containsExactly(Kind.LOST_REVIEW);
    }

    @Test
    void aDecisionThatWasRefusedAndIsThere() {
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted).left(LABEL, 2, accepted);
        one.journal.set(0, one.entry(2, Action.ACCEPT, null, new JournalEntry.Refused(one.at(), 412)));

        assertThat(kinds()).containsExactly(Kind.GHOST_REVIEW);
    }

    @Test
    void aDecisionThatNobodyMade() {
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted).left(LABEL, 2, accepted);
        one.journal.clear();

        assertThat(kinds()).containsExactly(Kind.GHOST_REVIEW);
    }

    @Test
    void aDecisionOnManyOfWhichAPartIsThere() {
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted).left(LABEL, 2, accepted);
        JournalEntry entry = one.journal.getFirst();
        one.journal.set(
                0,
                new JournalEntry(
                        entry.comment(),
                        entry.reviewer(),
                        entry.action(),
                        new JournalEntry.Wanted(null, null, null, 2),
                        entry.sentAt(),
                        new JournalEntry.Unknown(one.at(), "IOException")));

        assertThat(kinds()).containsExactly(Kind.GHOST_REVIEW);
    }

    @Test
    void anUncertainDecisionMayBeThereOrNot() {
        // Given one that is there, and one that is not
        givenADraft();
        LabelState accepted = one.decided(drafted, "ACCEPTED", null);
        one.person(Action.ACCEPT, 2, drafted, accepted).left(LABEL, 2, accepted);
        one.journal.set(0, one.entry(2, Action.ACCEPT, null, new JournalEntry.Unknown(one.at(), "IOException")));
        one.journal.add(one.entry(3, Action.REJECT, null, new JournalEntry.Unknown(one.at(), "503")));

        // When they are checked, then both may be so
        assertThat(one.check()).isEmpty();
    }

    @Test
    void aResultThatWasSentAndHasNoEnd() {
        givenADraft();
        one.left(LABEL, 1, drafted);
        one.sent(one.start(2, Overwrite.REPLACE_AI), sure("B"));

        assertThat(kinds()).containsExactly(Kind.NOT_APPLIED);
    }

    @Test
    void aResultThatDraftedALabelTwice() {
        givenADraft();
        one.revisions.add(new Revision(
                LABEL,
                MadeUpHistory.CELL,
                2,
                one.at(),
                one.revisions.getFirst().transaction(),
                "MODEL",
                "model",
                "REDRAFT",
                drafted,
                drafted,
                first.id(),
                null));
        one.left(LABEL, 2, drafted);

        assertThat(kinds()).containsExactly(Kind.APPLIED_TWICE);
    }

    @Test
    void aRoundWithTwoEnds() {
        givenADraft();
        one.left(LABEL, 1, drafted);
        one.applied.add(one.applied.getFirst());

        assertThat(kinds()).contains(Kind.APPLIED_TWICE);
    }

    @Test
    void aDraftThatTheResultDoesNotSay() {
        one.model(first, LABEL, 1, null, drafted)
                .result(first, CellEnd.WRITTEN, sure("Q"))
                .left(LABEL, 1, drafted);

        assertThat(kinds()).containsExactly(Kind.APPLIED_TWICE);
    }

    @Test
    void aDraftWithoutAnyResult() {
        one.model(first, LABEL, 1, null, drafted).left(LABEL, 1, drafted);

        assertThat(kinds()).containsExactly(Kind.APPLIED_TWICE);
    }

    @Test
    void aCountThatSaysOtherwise() {
        one.model(first, LABEL, 1, null, drafted)
                .result(first, CellEnd.PROTECTED, sure("A"))
                .left(LABEL, 1, drafted);

        assertThat(kinds()).containsExactly(Kind.COUNT_DIFFERS);
    }

    @Test
    void anOutcomeThatContradictsTheStoredEnd() {
        // Given
        Violations violations = new Violations();
        ResultCheck check = new ResultCheck(violations);
        givenADraft();
        AppliedResult applied = one.applied.getFirst();
        check.stored(applied);
        DispatchKey key =
                new DispatchKey(applied.taskId(), 1, 1, applied.dispatchId(), first.id(), MadeUpHistory.CELL, "P1");

        // When another end is told
        check.told(new LabelingOutcome(
                key,
                LabelingResult.Kind.ANSWERED,
                LabelingResult.Kind.ANSWERED,
                new CellOutcomes(0, 0, 0, 1, 0, 0),
                Usage.NONE,
                null));

        // Then it is found
        assertThat(violations.all()).extracting(Violation::kind).containsExactly(Kind.OUTCOME_DIFFERS);
    }

    private void givenADraft() {
        one.model(first, LABEL, 1, null, drafted).result(first, CellEnd.WRITTEN, sure("A"));
    }

    private void thenAGenerationWrites(Overwrite policy, LabelState before) {
        StartedGeneration generation = one.start(2, policy);
        LabelState written = draft(generation, "C");
        int version = one.revisions.size() + 1;
        one.model(generation, LABEL, version, before, written)
                .result(generation, CellEnd.WRITTEN, sure("C"))
                .left(LABEL, version, written);
    }

    private List<Kind> kinds() {
        return kinds(one);
    }

    private static List<Kind> kinds(MadeUpHistory history) {
        return history.check().stream().map(Violation::kind).toList();
    }
}
