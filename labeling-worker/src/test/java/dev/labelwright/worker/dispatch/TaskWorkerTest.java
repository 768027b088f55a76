package dev.labelwright.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.event.Usage;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import dev.labelwright.worker.Asked;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.call.CallReply.Finish;
import dev.labelwright.worker.call.ModelCall;
import dev.labelwright.worker.secret.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskWorkerTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final String GOOD = """
            {"v1":{"quotes":["smokes daily"],"value":"Current","confidence":0.9}}""";
    private static final Usage USAGE = new Usage(100, 40, 20);

    private final TestClock clock = new TestClock();
    private final ScriptedModel model = new ScriptedModel();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<CallReply> replies = new ArrayList<>();
    private boolean stopping;
    private boolean passes = true;

    private final TaskWorker worker = new TaskWorker(
            model,
            (access, lane, tokens, atMost) -> passes ? Optional.of(replies::add) : Optional.empty(),
            new Secrets(Map.of("known", "sk-123"), name -> null, Optional.empty()),
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), new Random(1)),
            duration -> {
                pauses.add(duration);
                clock.now = clock.now.plus(duration);
                return !stopping;
            },
            new TaskWorker.Limits(Duration.ofSeconds(30), Duration.ofSeconds(5)),
            clock);

    @Test
    void answersWithTheUsageTheEndpointReports() {
        // Given
        model.replies.add(answered(Optional.of(USAGE), Finish.DONE, GOOD, false));

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
        assertThat(result.usage()).isEqualTo(USAGE);
        assertThat(result.callId()).isEqualTo("call-1");
        assertThat(result.noteIds()).containsExactly("N1", "N2");
        assertThat(result.answers().getFirst().values().getFirst().value().textValue())
                .isEqualTo("Current");
    }

    @Test
    void countsWhatTheEndpointDoesNotReport() {
        // Given
        model.replies.add(answered(Optional.empty(), Finish.DONE, GOOD, false));
        LabelingTask task = task();
        Prompt prompt = PromptTemplate.render(task);
        int input = TokenCounter.count(Tokenizer.O200K_BASE, prompt.system())
                + TokenCounter.count(Tokenizer.O200K_BASE, prompt.user())
                + TokenCounter.count(Tokenizer.O200K_BASE, prompt.schema());

        // When
        LabelingResult result = worker.work(task, Lane.BULK);

        // Then
        assertThat(result.usage()).isEqualTo(new Usage(input, 0, TokenCounter.count(Tokenizer.O200K_BASE, GOOD)));
    }

    @Test
    void asksAgainAfterTheTimeTheEndpointWishes() {
        // Given
        model.replies.add(turnedAway(Code.RATE_LIMITED, Duration.ofSeconds(12)));
        model.replies.add(answered(Optional.of(USAGE), Finish.DONE, GOOD, false));

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
        assertThat(pauses).containsExactly(Duration.ofSeconds(12));
        assertThat(model.timeouts).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void givesUpAtTheLeasesMarginWithoutHavingBilled() {
        // Given an endpoint that is always overloaded, and a lease of a minute
        model.otherwise = turnedAway(Code.UNAVAILABLE, null);

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
        assertThat(result.failure().code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(result.usage()).isEqualTo(Usage.NONE);
        assertThat(result.callId()).isNull();
        assertThat(clock.now).isBetween(START.plusSeconds(40), START.plusSeconds(55));
        assertThat(model.timeouts.getLast()).isLessThan(Duration.ofSeconds(30)).isPositive();
    }

    @Test
    void doesNotWaitForAWishBeyondTheLease() {
        // Given
        model.replies.add(turnedAway(Code.RATE_LIMITED, Duration.ofMinutes(10)));

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.failure().code()).isEqualTo(Code.RATE_LIMITED);
        assertThat(pauses).isEmpty();
    }

    @Test
    void stopsAskingWhenTheWorkerStops() {
        // Given
        stopping = true;
        model.otherwise = turnedAway(Code.RATE_LIMITED, null);

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.failure().code()).isEqualTo(Code.RATE_LIMITED);
        assertThat(model.timeouts).hasSize(1);
    }

    @Test
    void neverAsksTwiceWhatMayHaveBeenBilled() {
        // Given
        model.replies.add(new CallReply.Lost(new TaskFailure(Code.CONNECTION_LOST, "gone")));

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.LOST);
        assertThat(result.failure().code()).isEqualTo(Code.CONNECTION_LOST);
        assertThat(result.callId()).isNotBlank();
        assertThat(model.timeouts).hasSize(1);
    }

    @Test
    void saysWhyAnAnswerIsNotUsableAndWhatItCost() {
        assertThat(unusable(Finish.OUTPUT_LIMIT, "{\"v1\":", false)).isEqualTo(Code.TRUNCATED);
        assertThat(unusable(Finish.CONTENT_FILTER, null, false)).isEqualTo(Code.FILTERED);
        assertThat(unusable(Finish.DONE, null, true)).isEqualTo(Code.REFUSED);
        assertThat(unusable(Finish.DONE, "", false)).isEqualTo(Code.EMPTY);
        assertThat(unusable(Finish.DONE, "Sure! {}", false)).isEqualTo(Code.MALFORMED);
    }

    @Test
    void makesNoCallWithoutItsSecret() {
        // Given
        LabelingTask task =
                Asked.task("http://unused/v1", "unknown", MaxTokensParameter.MAX_TOKENS, START.plusSeconds(60));

        // When
        LabelingResult result = worker.work(task, Lane.BULK);

        // Then
        assertThat(result.failure())
                .isEqualTo(new TaskFailure(Code.AUTHENTICATION, "secret 'unknown' is not known to this worker"));
        assertThat(model.timeouts).isEmpty();
    }

    @Test
    void passesTheResolvedSecretToTheCall() {
        // Given
        model.replies.add(answered(Optional.of(USAGE), Finish.DONE, GOOD, false));
        LabelingTask task =
                Asked.task("http://unused/v1", "known", MaxTokensParameter.MAX_TOKENS, START.plusSeconds(60));

        // When
        worker.work(task, Lane.BULK);

        // Then
        assertThat(model.apiKeys).containsExactly("sk-123");
    }

    @Test
    void makesNoCallWhereTheLeaseLeavesOnlyTheMargin() {
        // Given
        LabelingTask task = Asked.task("http://unused/v1", START.plusSeconds(4));

        // When
        LabelingResult result = worker.work(task, Lane.BULK);

        // Then
        assertThat(worker.expired(task)).isFalse();
        assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
        assertThat(result.failure().code()).isEqualTo(Code.NOT_STARTED);
        assertThat(result.usage()).isEqualTo(Usage.NONE);
        assertThat(model.timeouts).isEmpty();
    }

    @Test
    void makesNoCallWhoseTurnDoesNotCome() {
        // Given
        passes = false;

        // When
        LabelingResult result = worker.work(task(), Lane.BULK);

        // Then
        assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
        assertThat(result.failure().code()).isEqualTo(Code.NOT_STARTED);
        assertThat(result.usage()).isEqualTo(Usage.NONE);
        assertThat(model.timeouts).isEmpty();
    }

    @Test
    void tellsTheTurnstileHowEachCallEnded() {
        // Given
        model.replies.add(turnedAway(Code.RATE_LIMITED, null));
        model.replies.add(answered(Optional.of(USAGE), Finish.DONE, GOOD, false));

        // When
        worker.work(task(), Lane.BULK);

        // Then
        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst()).isInstanceOf(CallReply.TurnedAway.class);
        assertThat(replies.getLast()).isInstanceOf(CallReply.Answered.class);
    }

    @Test
    void knowsAnExpiredLease() {
        assertThat(worker.expired(Asked.task("http://unused/v1", START))).isTrue();
    }

    @Test
    void aFailureOfALaterStageNamesItToo() {
        // Given a task of a patient, and a model that says nothing usable
        LabelingTask task = Asked.ofPatient(
                task(),
                Stage.DEPENDENT,
                List.of(Asked.smoking()),
                List.of(Asked.candidate("c1", Asked.smoking(), TextNode.valueOf("Current"))));
        model.replies.add(answered(Optional.of(USAGE), Finish.DONE, GOOD, false));

        // When
        LabelingResult result = worker.work(task, Lane.BULK);

        // Then quotes are no sources, and the result is the patient's
        assertThat(result.failure())
                .isEqualTo(new TaskFailure(Code.MALFORMED, "v1.sources: must be an array of strings"));
        assertThat(result.stage()).isEqualTo(Stage.DEPENDENT);
        assertThat(result.noteIds()).isEmpty();
    }

    private Code unusable(Finish finish, String content, boolean refusal) {
        model.replies.add(answered(Optional.of(USAGE), finish, content, refusal));
        LabelingResult result = worker.work(task(), Lane.BULK);
        assertThat(result.kind()).isEqualTo(Kind.ATTEMPT_FAILED);
        assertThat(result.usage()).isEqualTo(USAGE);
        return result.failure().code();
    }

    private static LabelingTask task() {
        return Asked.task("http://unused/v1", START.plusSeconds(60));
    }

    private static CallReply answered(Optional<Usage> usage, Finish finish, String content, boolean refusal) {
        return new CallReply.Answered("call-1", usage, finish, content, refusal);
    }

    private static CallReply turnedAway(Code code, Duration retryAfter) {
        return new CallReply.TurnedAway(new TaskFailure(code, "not now"), Optional.ofNullable(retryAfter));
    }

    private static final class ScriptedModel implements ModelCall {
        private final Deque<CallReply> replies = new ArrayDeque<>();
        private final List<Duration> timeouts = new ArrayList<>();
        private final List<String> apiKeys = new ArrayList<>();
        private CallReply otherwise;

        @Override
        public CallReply ask(LabelingTask task, Prompt prompt, String apiKey, Duration timeout) {
            timeouts.add(timeout);
            apiKeys.add(apiKey);
            return replies.isEmpty() ? otherwise : replies.poll();
        }
    }

    private static final class TestClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
