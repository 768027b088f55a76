package dev.labelwright.worker.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.Answer;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Quote;
import dev.labelwright.event.TextWindow;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.worker.Asked;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of an answer to a part of a note. */
class WindowAnswerTest {
    private static final LabelingTask WHOLE = Asked.task("http://unused/v1", Instant.EPOCH);
    private static final AskedVariable SMOKING = Asked.withDefault(
            Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_NOTE, "Current", "Never"), TextNode.valueOf("Never"));

    @Test
    void quotesStandAtTheirOffsetsInTheWholeNote() throws Exception {
        // Given a part that begins at the thousandth character
        LabelingTask task = part("🚬 He smokes daily.");

        // When its answer is read
        Answer answer = AnswerReader.read(task, """
                {"v1":{"quotes":["smokes","drinks"],"value":"Current","confidence":0.8}}""").getFirst();

        // Then what the part says is found behind what was before it, and what it does not say is nowhere
        assertThat(answer.values().getFirst().evidence())
                .containsExactly(new Quote(1_005, 1_011, "smokes", true), Quote.ungrounded("drinks"));
        assertThat(answer.otherwise()).isNull();
    }

    @Test
    void aDefaultValueStandsBesideAnEmptyAnswer() throws Exception {
        // Given a part that does not speak of a variable with a default value
        LabelingTask task = part("BP 120/80.");

        // When its answer is read
        Answer answer = AnswerReader.read(task, """
                {"v1":{"quotes":[],"value":null,"confidence":0.35}}""").getFirst();

        // Then it is empty, and the default is there for a note that is silent as a whole
        assertThat(answer.values()).isEmpty();
        assertThat(answer.otherwise()).isEqualTo(new Draft(TextNode.valueOf("Never"), 0.35, List.of()));
    }

    private static LabelingTask part(String text) {
        return new LabelingTask(
                WHOLE.key(),
                WHOLE.stage(),
                WHOLE.noteIds(),
                WHOLE.noteHash(),
                text,
                null,
                List.of(SMOKING),
                null,
                WHOLE.model(),
                WHOLE.maxOutputTokens(),
                WHOLE.ceilingTokens(),
                WHOLE.leaseUntil(),
                new TextWindow(2, 3, 1_000));
    }
}
