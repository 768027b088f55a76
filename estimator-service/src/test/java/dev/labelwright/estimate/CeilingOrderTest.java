package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.ontology.Scope;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.servers.ServiceTestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over projects made by chance: refined is never more than unrefined, and no draw is more than its batch's estimate. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class CeilingOrderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bounds(long seed) {
        // Given a project made by chance
        Random random = new Random(seed);
        List<String> patients = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Fixture fixture = project(random, patients, names);
        Overwrite overwrite = draw(random, List.of(Overwrite.values()), 1).getFirst();
        int size = 1 + random.nextInt(patients.size());
        List<String> drawn = draw(random, patients, size);
        List<String> chosen = draw(random, names, 1 + random.nextInt(names.size()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("overwrite", overwrite);
        body.put("variables", Map.of("mode", "SPECIFIC", "names", chosen));

        // When some of its variables are estimated for a batch, and for a draw of it
        body.put("patients", Map.of("mode", "BATCH", "batchType", "NEW", "size", size));
        EstimateView unrefinedBatch = fixture.estimate(body);
        body.put("refine", true);
        EstimateView refinedBatch = fixture.estimate(body);
        body.put("patients", Map.of("mode", "SPECIFIC", "patientIds", drawn));
        EstimateView refinedDraw = fixture.estimate(body);
        body.put("refine", false);
        EstimateView unrefinedDraw = fixture.estimate(body);

        // Then each is at most what it is a case of
        requireAtMost(refinedDraw, unrefinedDraw);
        requireAtMost(refinedDraw, refinedBatch);
        requireAtMost(refinedBatch, unrefinedBatch);
        requireAtMost(unrefinedDraw, unrefinedBatch);
        EstimateView.Cells cells = refinedDraw.cells();
        assertThat(cells.protectedCells() + cells.skipped() + cells.asked()).isEqualTo(cells.selected());
    }

    private static void requireAtMost(EstimateView estimate, EstimateView bound) {
        assertThat(estimate.estimatedMaxTokens()).isLessThanOrEqualTo(bound.estimatedMaxTokens());
        assertThat(new BigDecimal(estimate.maxCost().amount()))
                .isLessThanOrEqualTo(new BigDecimal(bound.maxCost().amount()));
    }

    private static Fixture project(Random random, List<String> patients, List<String> names) {
        Fixture fixture = new Fixture(1 + random.nextInt(4));
        List<UUID> variables = new ArrayList<>();
        for (int index = 0; index < 2 + random.nextInt(4); index++) {
            names.add("V" + index);
            Scope scope = random.nextBoolean() ? Scope.ONE_PER_NOTE : Scope.MANY_PER_NOTE;
            variables.add(fixture.variable("V" + index, scope, random.nextInt(4) > 0));
        }
        int note = 0;
        for (int index = 0; index < 2 + random.nextInt(4); index++) {
            String patient = "P" + index;
            patients.add(patient);
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                // Of few texts, so that some are copied forward; a text always has the same length.
                int text = random.nextInt(8);
                fixture.note(patient, "N" + ++note, "text " + text, 10 + text * text * 150);
                for (UUID variable : variables) {
                    if (random.nextInt(3) == 0) {
                        fixture.cell(patient, "N" + note, variable, random.nextBoolean(), random.nextBoolean());
                    }
                }
            }
        }
        return fixture;
    }

    private static <T> List<T> draw(Random random, List<T> all, int size) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, size);
    }
}
