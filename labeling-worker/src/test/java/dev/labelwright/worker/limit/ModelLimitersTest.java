package dev.labelwright.worker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.TaskFailure.Code;
import dev.labelwright.tokens.Tokenizer;
import dev.labelwright.worker.call.CallReply;
import dev.labelwright.worker.dispatch.Lane;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelLimitersTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final CallReply SERVED =
            new CallReply.Answered("c", Optional.empty(), CallReply.Finish.DONE, "{}", false);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ModelLimiters limiters =
            new ModelLimiters(new ModelLimiters.Settings(2, 1, 0.5, Duration.ofSeconds(30), 2), registry);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        limiters.stop();
        threads.close();
    }

    @Test
    void letsWhoSomebodyWaitsForPassFirst() {
        // Given a model whose slots are all taken but by bulk, and one of each lane that waits
        ModelAccess model = model("a", null);
        Turn bulk = enter(model, Lane.BULK);
        Turn other = enter(model, Lane.BULK);
        Turn interactive = enter(model, Lane.INTERACTIVE);
        List<Lane> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> first = later(model, Lane.BULK, order);
        await().until(() -> gauge("waiting", "a") == 1);
        CompletableFuture<Void> second = later(model, Lane.INTERACTIVE, order);
        await().until(() -> gauge("waiting", "a") == 2);

        // When the slots become free
        List.of(interactive, bulk, other).forEach(turn -> turn.over(SERVED));
        CompletableFuture.allOf(first, second).join();

        // Then
        assertThat(order).containsExactly(Lane.INTERACTIVE, Lane.BULK);
        assertThat(gauge("in.flight", "a")).isZero();
    }

    @Test
    void doesNotLetPassWhoseTimeIsOver() {
        // Given
        ModelAccess model = model("a", null);
        enter(model, Lane.BULK);
        enter(model, Lane.BULK);

        // When
        Optional<Turn> turn = limiters.enter(model, Lane.BULK, 10, Duration.ofMillis(50));

        // Then
        assertThat(turn).isEmpty();
        assertThat(gauge("waiting", "a")).isZero();
    }

    @Test
    void stopsTheWholeWorkerForOneTaskThatWasTurnedAway() {
        // Given
        ModelAccess model = model("a", null);
        enter(model, Lane.BULK).over(turnedAway(Duration.ofSeconds(20)));

        // When another asks, and one for another model
        Optional<Turn> same = limiters.enter(model, Lane.INTERACTIVE, 10, Duration.ofMillis(50));
        Optional<Turn> other = limiters.enter(model("b", null), Lane.BULK, 10, Duration.ofMillis(50));

        // Then
        assertThat(same).isEmpty();
        assertThat(other).isPresent();
        assertThat(registry.get("labelwright.worker.model.throttled")
                        .tag("model", "a")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(gauge("limit", "a")).isEqualTo(1);
    }

    @Test
    void takesItsShareOfWhatAMinuteAllows() {
        // Given a model with twenty requests a minute, half of them this worker's: one at a time
        ModelAccess model = model("a", 20);
        enter(model, Lane.BULK).over(SERVED);

        // When
        Optional<Turn> second = limiters.enter(model, Lane.BULK, 10, Duration.ofMillis(200));

        // Then
        assertThat(second).isEmpty();
    }

    @Test
    void sendsAwayWhoWaitsWhenTheWorkerStops() {
        // Given
        ModelAccess model = model("a", null);
        enter(model, Lane.BULK);
        enter(model, Lane.BULK);
        CompletableFuture<Optional<Turn>> waiting =
                CompletableFuture.supplyAsync(() -> limiters.enter(model, Lane.BULK, 10, LONG), threads);
        await().until(() -> gauge("waiting", "a") == 1);

        // When
        limiters.stop();

        // Then
        assertThat(waiting.join()).isEmpty();
        assertThat(limiters.enter(model("new", null), Lane.INTERACTIVE, 10, LONG))
                .isEmpty();
    }

    @Test
    void forgetsIdleModelsAndTheirFigures() {
        // Given
        enter(model("a", null), Lane.BULK).over(SERVED);
        enter(model("b", null), Lane.BULK).over(SERVED);

        // When
        enter(model("c", null), Lane.BULK).over(SERVED);

        // Then
        assertThat(registry.find("labelwright.worker.model.limit")
                        .tag("model", "a")
                        .gauge())
                .isNull();
        assertThat(registry.find("labelwright.worker.model.limit")
                        .tag("model", "c")
                        .gauge())
                .isNotNull();
    }

    private Turn enter(ModelAccess model, Lane lane) {
        return limiters.enter(model, lane, 10, LONG).orElseThrow();
    }

    private CompletableFuture<Void> later(ModelAccess model, Lane lane, List<Lane> order) {
        return CompletableFuture.runAsync(
                () -> {
                    Turn turn = enter(model, lane);
                    order.add(lane);
                    turn.over(SERVED);
                },
                threads);
    }

    private double gauge(String name, String model) {
        return registry.get("labelwright.worker.model." + name)
                .tag("model", model)
                .gauge()
                .value();
    }

    private static CallReply turnedAway(Duration wish) {
        return new CallReply.TurnedAway(new TaskFailure(Code.RATE_LIMITED, "not now"), Optional.of(wish));
    }

    private static ModelAccess model(String name, Integer requestsPerMinute) {
        return new ModelAccess(
                name,
                "http://unused/v1",
                name,
                null,
                MaxTokensParameter.MAX_TOKENS,
                Tokenizer.O200K_BASE,
                requestsPerMinute,
                null,
                null,
                false);
    }
}
