package dev.labelwright.endtoend.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.endtoend.TestProject;
import dev.labelwright.endtoend.TestStack;
import dev.labelwright.event.CellOutcomes;
import dev.labelwright.stack.ServiceName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Reviewers and the results of generations of all policies at the same cells, through two processes of review-api of which
 * one is killed. {@code -Drace.duration=PT10M} runs it for longer, {@code -Drace.seed=} draws the same lots again.
 */
class RaceIT {
    private static final int MOST_SHOWN = 10;
    private static final Duration DRAINED = Duration.ofMinutes(2);

    private final TestStack whole = TestStack.shared();

    @Test
    void whateverComesAtOnceNoDecisionIsLostAndNoResultCountsTwice() throws Exception {
        // Given a project that nobody has labelled, and two processes that apply and review
        RaceSettings settings = RaceSettings.ofProperties();
        RaceProject project = RaceProject.create(whole);
        String replica = whole.stack().addReplica(ServiceName.REVIEW_API);
        List<String> replicas = List.of(ServiceName.REVIEW_API.module(), replica);
        say("race of %s with seed %d".formatted(settings.duration(), settings.seed()));
        String broker = whole.stack().kafkaBootstrapServers();
        try (HeardOutcomes outcomes =
                        new HeardOutcomes(broker, project.project().id());
                ResultSender sender = new ResultSender(broker)) {
            // When reviewers and results race, and a process is killed
            Race race = new Race(settings, project, replicas, sender);
            race.run();

            // Then everything that was sent is heard of, and acknowledged
            await().atMost(DRAINED)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> sender.done() && outcomes.ofAll(sender.sent()) && Lag.ofResults(broker) == 0);
            for (StartedGeneration generation : race.generations()) {
                JsonNode ended = project.project().awaitEnd(generation.id().toString());
                TestProject.assertAddsUp(ended);
            }
            // And the history, replayed, breaks no rule
            Checker checker = new Checker(
                    race.generations(), sender.sent(), race.journal().entries(), RaceProject.THRESHOLD);
            CellOutcomes ends = read(project, checker);
            List<Violation> violations = checker.end(outcomes.all());
            say("%s, %d messages, %d kills, %d decisions replaced by runs"
                    .formatted(ends, sender.messages(), race.kills(), checker.replaced()));
            say("acknowledged %s, others %s"
                    .formatted(race.journal().acknowledged(), race.journal().others()));
            assertThat(violations.stream().limit(MOST_SHOWN))
                    .as("seed %d, in all %s", settings.seed(), count(violations))
                    .isEmpty();
            assertThatItWasARace(race.journal(), ends, checker);
        } finally {
            whole.stack().services().lose(replica);
        }
    }

    private static Map<Violation.Kind, Long> count(List<Violation> violations) {
        return violations.stream().collect(Collectors.groupingBy(Violation::kind, Collectors.counting()));
    }

    /** Takes in every patient, and returns how cells ended. */
    private CellOutcomes read(RaceProject project, Checker checker) throws SQLException {
        CellOutcomes sum = CellOutcomes.NONE;
        try (Connection database = whole.superuser()) {
            HistoryReader reader = new HistoryReader(database, project.project().id());
            for (String patient : RaceProject.PATIENTS) {
                PatientHistory history = reader.read(patient);
                checker.check(history);
                for (AppliedResult applied : history.applied()) {
                    sum = plus(sum, applied.cells());
                }
            }
        }
        return sum;
    }

    /** A race in which nothing met anything would prove nothing. */
    private static void assertThatItWasARace(Journal journal, CellOutcomes ends, Checker checker) {
        assertThat(journal.hasEverything())
                .as("%s, %s", journal.acknowledged(), journal.others())
                .isTrue();
        assertThat(journal.others()).doesNotContainKeys("refused 400", "refused 404", "uncertain 500");
        assertThat(journal.others().keySet()).anyMatch(reason -> reason.startsWith("uncertain"));
        for (CellEnd end : CellEnd.values()) {
            assertThat(end.in(ends)).as(end.name()).isPositive();
        }
        assertThat(checker.replaced()).isPositive();
    }

    private static CellOutcomes plus(CellOutcomes sum, CellOutcomes cells) {
        return new CellOutcomes(
                sum.written() + cells.written(),
                sum.unchanged() + cells.unchanged(),
                sum.protectedCells() + cells.protectedCells(),
                sum.superseded() + cells.superseded(),
                sum.belowThreshold() + cells.belowThreshold(),
                sum.empty() + cells.empty());
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
