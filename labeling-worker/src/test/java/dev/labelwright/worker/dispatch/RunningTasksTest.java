package dev.labelwright.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunningTasksTest {
    private final RunningTasks running = new RunningTasks();

    @Test
    void letsNobodyInOnceTheWorkerStops() throws InterruptedException {
        // Given
        boolean before = running.enter(Lane.BULK);

        // When
        running.stop();

        // Then
        assertThat(before).isTrue();
        assertThat(running.enter(Lane.BULK)).isFalse();
        assertThat(running.running(Lane.BULK)).isEqualTo(1);
        assertThat(running.awaitIdle(Duration.ofMillis(50))).isEqualTo(1);
    }

    @Test
    void waitsForWhatRuns() {
        // Given
        running.enter(Lane.INTERACTIVE);
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> {
            try {
                return running.awaitIdle(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        // When
        running.leave(Lane.INTERACTIVE);

        // Then
        assertThat(left).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(0);
    }

    @Test
    void wakesWhoPausesBetweenTwoCalls() {
        // Given
        CompletableFuture<Boolean> goOn = CompletableFuture.supplyAsync(() -> running.pause(Duration.ofMinutes(5)));
        await().during(Duration.ofMillis(100)).until(() -> !goOn.isDone());

        // When
        running.stop();

        // Then
        assertThat(goOn).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(false);
    }
}
