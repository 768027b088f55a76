package dev.labelwright.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events refuse to be. */
class EventRulesTest {
    @ParameterizedTest
    @CsvSource({"-1, -1, true", "3, 3, true", "4, 3, true", "-1, 5, true", "0, 4, false", "-1, 4, false"})
    void aQuoteHasOffsetsJustWhereItIsGrounded(int start, int end, boolean grounded) {
        // Given offsets that do not go with what is said of them

        // When a quote is made of them, then it is refused
        assertThatThrownBy(() -> new Quote(start, end, "text", grounded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQuoteThatTheNoteDoesNotHaveHasNoPlace() {
        // Given a quote that was not found

        // When it is made
        Quote quote = Quote.ungrounded("made up");

        // Then it says so
        assertThat(quote).isEqualTo(new Quote(-1, -1, "made up", false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void confidenceLiesBetweenZeroAndOne(double confidence) {
        // Given no confidence

        // When a draft is made with it, then it is refused
        assertThatThrownBy(() -> new Draft(BooleanNode.TRUE, confidence, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence must be between 0 and 1, not " + confidence);
    }

    @Test
    void aDraftHasAValue() {
        // Given an empty answer

        // When a draft is made of it, then it is refused
        assertThatThrownBy(() -> new Draft(NullNode.getInstance(), 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a draft has a value; an empty answer has no draft");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "5, 6, 0"})
    void usageIsNeitherNegativeNorMoreCachedThanRead(long input, long cached, long output) {
        // Given tokens that no call uses

        // When a usage is made of them, then it is refused
        assertThatThrownBy(() -> new Usage(input, cached, output)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cachedTokensAreNotCountedTwice() {
        // Given a call whose input was cached in part
        Usage usage = new Usage(100, 40, 20);

        // When its total is asked for, then the cached part is within the input
        assertThat(usage.total()).isEqualTo(120);
    }

    @Test
    void aPartIsOfAWindowThatAnotherFollows() {
        // Given the last window of a note, and none

        // When a part is made of it, then it is refused
        assertThatThrownBy(() -> Events.part(new TextWindow(2, 2, 100)))
                .hasMessageEndingWith("a part is of a window that another follows");
        assertThatThrownBy(() -> Events.part(null)).hasMessageEndingWith("a part is of a window that another follows");
        assertThatThrownBy(() -> new TextWindow(3, 2, 0)).hasMessageStartingWith("there is no window 3 of 2");
    }

    @ParameterizedTest
    @EnumSource(LabelingResult.Kind.class)
    void aResultHasEitherAnAnswerOrAFailure(LabelingResult.Kind kind) {
        // Given just what the kind must not have
        TaskFailure wrong = kind.hasAnswers() ? Events.failure() : null;

        // When a result is made of it, then it is refused
        assertThatThrownBy(() -> Events.without(kind, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("either an answer or a failure, not " + kind);
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWERED, true",
        "PART, false",
        "GIVEN_UP, true",
        "CANCELLED, true",
        "ATTEMPT_FAILED, false",
        "LOST, false"
    })
    void onlySomeKindsEndARound(LabelingResult.Kind kind, boolean closes) {
        // Given a kind of result

        // When it is said to have closed a round
        // Then only those that do are believed
        assertThat(kind.closes()).isEqualTo(closes);
        if (closes) {
            assertThat(Events.outcome(kind, kind).closedAs()).isEqualTo(kind);
        } else {
            assertThatThrownBy(() -> Events.outcome(kind, kind)).hasMessageEndingWith(kind + " closes no round");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void roundsAndAttemptsCountFromOne(int round, int attempt) {
        // Given a count that does not begin at one
        UUID id = new UUID(1, 1);

        // When a key is made of it, then it is refused
        assertThatThrownBy(() -> new DispatchKey(id, round, attempt, id, id, id, "P"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messagesOfAPatientShareAKey() {
        // Given two dispatches for one patient
        DispatchKey other = new DispatchKey(
                new UUID(9, 9), 1, 1, new UUID(8, 8), new UUID(7, 7), Events.KEY.projectId(), Events.KEY.patientId());

        // When their keys are asked for, then they are the same
        assertThat(other.messageKey()).isEqualTo(Events.KEY.messageKey());
    }

    @Test
    void theTopicsTakeTheLargestMessage() {
        // Given a note of the largest size, of characters that JSON writes as six
        int note = 1024 * 1024;

        // When it stands in a task, then the topic has room for it and for the variables
        assertThat(Topics.LABELING_TASKS.maxMessageBytes()).isGreaterThan(6 * note + 1024 * 1024);
        assertThat(Topics.all())
                .extracting(Topics::topic)
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void aTaskOfALaterStageHasCandidatesAndNoNote() {
        // Given tasks of a patient without a candidate, and with a note

        // When they are made, then they are refused
        assertThatThrownBy(() -> Events.patientTask(List.of(), List.of()))
                .hasMessageEndingWith("has candidates and no note in the stage AGGREGATION");
        assertThatThrownBy(() -> Events.patientTask(List.of("N1"), List.of(Events.candidate())))
                .hasMessageEndingWith("has candidates and no note in the stage AGGREGATION");
    }

    @Test
    void whatALogWouldShowOfACandidateHasNoChartInIt() {
        // Given a candidate with a value and a quote

        // When it is written as text, then it names neither
        assertThat(Events.candidate().toString()).contains("c1").doesNotContain("current", "Smoker");
    }
}
