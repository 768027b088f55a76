package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over projects made by chance: refined is never more than unrefined, and no draw is more than its batch's estimate. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class CeilingOrderTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noSelectionIsMoreThanItsPatientsCanBe(long seed) {
        // Given a project made by chance, and selections of it
        RandomProject project = new RandomProject(seed);
        for (int count = 0; count <= RandomProject.NEW_BATCH; count++) {
            Map<String, Object> selection = project.selection(project.patients(count));

            // When one is estimated in both ways
            EstimateView unrefined = estimate(project, selection, false);
            EstimateView refined = estimate(project, selection, true);

            // Then what is asked is at most what could be asked
            requireAtMost(refined, unrefined, selection);
            if (count != RandomProject.NEW_BATCH) {
                // The largest patients that could be drawn may be others when they are looked at closely.
                requirePartsAtMost(refined, unrefined, selection);
            }
            assertThat(refined.cells().protectedCells()
                            + refined.cells().skipped()
                            + refined.cells().asked())
                    .isEqualTo(refined.cells().selected());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDrawIsMoreThanItsBatch(long seed) {
        // Given a project made by chance, and a draw of the patients that are left
        RandomProject project = new RandomProject(seed);
        List<String> drawn = project.draw(project.uncovered());
        Map<String, Object> ofBatch =
                project.selection(Map.of("mode", "BATCH", "batchType", "NEW", "size", drawn.size()));
        Map<String, Object> ofDraw = new LinkedHashMap<>(ofBatch);
        ofDraw.put("patients", Map.of("mode", "SPECIFIC", "patientIds", drawn));
        // Of notes that are named, one must be of a chosen patient.
        ofBatch.remove("notes");
        ofDraw.remove("notes");

        // When the draw and its batch are estimated in both ways
        EstimateView unrefinedDraw = estimate(project, ofDraw, false);
        EstimateView refinedDraw = estimate(project, ofDraw, true);
        EstimateView unrefinedBatch = estimate(project, ofBatch, false);
        EstimateView refinedBatch = estimate(project, ofBatch, true);

        // Then each is at most what it is a case of
        requireAtMost(refinedDraw, unrefinedDraw, ofDraw);
        requireAtMost(refinedDraw, refinedBatch, ofDraw);
        requireAtMost(refinedBatch, unrefinedBatch, ofDraw);
        requireAtMost(unrefinedDraw, unrefinedBatch, ofDraw);
    }

    private static EstimateView estimate(RandomProject project, Map<String, Object> selection, boolean refine) {
        Map<String, Object> body = new LinkedHashMap<>(selection);
        body.put("refine", refine);
        return project.fixture().estimate(body);
    }

    private static void requirePartsAtMost(EstimateView estimate, EstimateView bound, Map<String, Object> selection) {
        assertThat(estimate.inputTokens()).as("%s", selection).isLessThanOrEqualTo(bound.inputTokens());
        assertThat(estimate.outputTokens()).as("%s", selection).isLessThanOrEqualTo(bound.outputTokens());
        assertThat(estimate.modelCalls()).as("%s", selection).isLessThanOrEqualTo(bound.modelCalls());
        assertThat(estimate.patients()).as("%s", selection).isLessThanOrEqualTo(bound.patients());
        assertThat(estimate.notes()).as("%s", selection).isLessThanOrEqualTo(bound.notes());
        assertThat(estimate.cells().selected())
                .as("%s", selection)
                .isLessThanOrEqualTo(bound.cells().selected());
    }

    private static void requireAtMost(EstimateView estimate, EstimateView bound, Map<String, Object> selection) {
        assertThat(estimate.estimatedMaxTokens()).as("%s", selection).isLessThanOrEqualTo(bound.estimatedMaxTokens());
        assertThat(new BigDecimal(estimate.maxCost().amount()))
                .as("%s", selection)
                .isLessThanOrEqualTo(new BigDecimal(bound.maxCost().amount()));
    }
}
