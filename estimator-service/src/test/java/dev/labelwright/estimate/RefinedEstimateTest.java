package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.NoteWindows;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class RefinedEstimateTest {
    private static final int LONG_NOTE = 100_000;
    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    private Fixture fixture;
    private CallPlan plan;

    @BeforeEach
    void givenACopiedNoteAndCellsOfEveryKind() {
        fixture = new Fixture(2);
        UUID a = fixture.variable("A", Scope.ONE_PER_NOTE);
        UUID b = fixture.variable("B", Scope.ONE_PER_NOTE);
        UUID c = fixture.variable("C", Scope.MANY_PER_NOTE);
        fixture.note("P1", "N1", "copied forward", 100);
        fixture.note("P1", "N2", "copied forward", 100);
        fixture.note("P1", "N3", "other", 70);
        fixture.note("P2", "N4", "long", 500);
        fixture.cell("P1", "N1", a, true, false);
        fixture.cell("P1", "N3", a, true, true);
        fixture.cell("P1", "N3", b, false, true);
        fixture.cell("P2", "N4", c, true, false);
        plan = fixture.plan();
    }

    @Test
    void asksEveryCellUnderReplaceAll() {
        // Given notes of which two have the same text
        // When everything is replaced
        EstimateView estimate = estimate(Overwrite.REPLACE_ALL);

        // Then these two share their calls
        check(
                estimate,
                new EstimateView.Cells(12, 0, 0, 12),
                call(100, A, B),
                call(100, C),
                call(70, A, B),
                call(70, C),
                call(500, A, B),
                call(500, C));
        assertThat(estimate.notes()).isEqualTo(4);
    }

    @Test
    void keepsReviewedCellsUnderReplaceAi() {
        // Given two reviewed cells, one of them without a value
        // When drafts are replaced
        EstimateView estimate = estimate(Overwrite.REPLACE_AI);

        // Then these two are not asked
        check(
                estimate,
                new EstimateView.Cells(12, 2, 0, 10),
                call(100, A, B),
                call(100, C),
                call(70, C),
                call(500, A, B),
                call(500, C));
    }

    @Test
    void asksOnlyCellsWithoutAValueUnderSkip() {
        // Given three cells with a value, and a reviewed one without
        // When values are kept
        EstimateView estimate = estimate(Overwrite.SKIP);

        // Then notes of the same text of which not the same is asked do not share that call
        check(
                estimate,
                new EstimateView.Cells(12, 1, 3, 8),
                call(100, B),
                call(100, A, B),
                call(100, C),
                call(70, C),
                call(500, A, B));
    }

    @Test
    void countsTheWindowsOfANoteThatIsLongerThanTheModels() {
        // Given such a note
        fixture.note("P3", "N5", "too long", LONG_NOTE);

        // When it is estimated
        EstimateView estimate = fixture.estimate(
                Map.of("patients", Map.of("mode", "SPECIFIC", "patientIds", List.of("P3")), "refine", true));

        // Then each window has its prompt and its answer, and the note is sent once but for the overlaps
        long[] together = windows(call(0, A, B));
        long[] alone = windows(call(0, C));
        assertThat(estimate.cells().asked()).isEqualTo(3);
        assertThat(estimate.modelCalls()).isEqualTo(together[0] + alone[0]).isGreaterThan(2);
        assertThat(estimate.inputTokens()).isEqualTo(together[1] + alone[1]);
        assertThat(estimate.outputTokens()).isEqualTo(together[2] + alone[2]);
    }

    @Test
    void takesTheLargestPatientsThatCouldBeDrawn() {
        // Given a patient of few calls with a long note, and one of more calls with shorter notes
        // When a new batch of one is estimated
        EstimateView estimate = fixture.estimate(Map.of("overwrite", "REPLACE_ALL", "refine", true));

        // Then it takes the one whose calls are more in sum, and repairs the largest of all
        long[] calls = {input(100, A, B), input(100, C), input(70, A, B), input(70, C)};
        assertThat(estimate.inputTokens()).isEqualTo(sum(calls));
        assertThat(estimate.patients()).isEqualTo(1);
        assertThat(estimate.notes()).isEqualTo(3);
        assertThat(estimate.repairAllowance())
                .isEqualTo(Math.max(
                        (estimate.inputTokens() + estimate.outputTokens() + 9) / 10,
                        Math.max(ceiling(call(500, A, B)), ceiling(call(500, C)))));
    }

    private EstimateView estimate(Overwrite overwrite) {
        return fixture.estimate(Map.of("patients", Fixture.EVERYBODY, "overwrite", overwrite, "refine", true));
    }

    private static void check(EstimateView estimate, EstimateView.Cells cells, long[]... calls) {
        long input = 0;
        long output = 0;
        long largest = 0;
        for (long[] call : calls) {
            input += call[0];
            output += call[1];
            largest = Math.max(largest, ceiling(call));
        }
        assertThat(estimate.cells()).isEqualTo(cells);
        assertThat(estimate.modelCalls()).isEqualTo(calls.length);
        assertThat(estimate.inputTokens()).isEqualTo(input);
        assertThat(estimate.outputTokens()).isEqualTo(output);
        assertThat(estimate.repairAllowance()).isEqualTo(Math.max((input + output + 9) / 10, largest));
        assertThat(estimate.estimatedMaxTokens()).isEqualTo(input + output + estimate.repairAllowance());
        assertThat(estimate.refined()).isTrue();
    }

    /** How many windows the long note has for a call, with their input and output. */
    private static long[] windows(long[] call) {
        long room = Fixture.LIMITS.contextTokens() - call[0] - call[1];
        long windows = NoteWindows.most(LONG_NOTE, room);
        long sent = LONG_NOTE + (windows - 1) * (NoteWindows.overlap(room) + 2 * NoteWindows.MARGIN);
        return new long[] {windows, windows * call[0] + Math.min(sent, windows * room), windows * call[1]};
    }

    private static long ceiling(long[] call) {
        return call[0] + call[1];
    }

    /** Input and output of a call, by the rule that {@link CallPlan} states. */
    private long[] call(int noteTokens, int... positions) {
        long output = plan.calls().getFirst().frameOutput();
        for (int position : positions) {
            output += plan.variables().get(position - 1).outputTokens();
        }
        return new long[] {input(noteTokens, positions), Math.min(output, Fixture.LIMITS.maxOutputTokens())};
    }

    private long input(int noteTokens, int... positions) {
        long input = plan.calls().getFirst().frameInput() + (long) noteTokens;
        for (int position : positions) {
            input += plan.variables().get(position - 1).inputTokens();
        }
        return input;
    }

    private static long sum(long[] numbers) {
        return Arrays.stream(numbers).sum();
    }
}
