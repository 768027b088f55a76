package dev.labelwright.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.selection.TokenPrices;
import dev.labelwright.servers.ServiceTestServers;
import dev.labelwright.sql.Statement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over projects made by chance: what an estimate sums up is what a planner would write down, patient by patient. */
@QuarkusTest
@QuarkusTestResource(value = ServiceTestServers.class, initArgs = @ResourceArg(name = "role", value = "estimator"))
class SumsOfTasksTest {
    private static final String TASKS = """
            select cast(to_json(r) as text) from (
              select t.patient_id, t.call_group, sum(t.windows) as calls, sum(t.input_tokens) as input,
                sum(t.output_tokens) as output, max(least(t.ceiling_tokens, t."window")) as largest,
                sum(t.input_tokens * 2 + t.output_tokens * 8) as cost
              from planned_task t join call c using (call_group) where t.fits and not c.local
              group by t.patient_id, t.call_group order by t.patient_id, t.call_group
            ) r""";

    private static final String SUMS = """
            select cast(to_json(r) as text) from (
              select patient_id, call_group, sum(calls) as calls, sum(input_tokens) as input,
                sum(output_tokens) as output, max(largest) as largest, sum(cost) as cost
              from call_sum group by patient_id, call_group order by patient_id, call_group
            ) r""";

    private static final String CELLS = """
            select cast(to_json(r) as text) from (
              select patient_id, sum(selected) as selected, sum(protected) as protected, sum(skipped) as skipped,
                sum(asked) as asked, sum(not_met) as not_met, sum(notes) as notes
              from cell_count group by patient_id order by patient_id
            ) r""";

    private static int compared;

    @Inject
    SelectionFinding finding;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    ObjectMapper mapper;

    static LongStream seeds() {
        return LongStream.rangeClosed(101, 115);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSumsAreThoseOfTheTasks(long seed) throws Throwable {
        // Given a project made by chance, and selections of it
        RandomProject project = new RandomProject(seed);
        for (int kind = 0; kind <= RandomProject.NEW_BATCH; kind++) {
            Map<String, Object> selection = project.selection(project.patients(kind));
            FoundSelection found = find(project, selection);
            CallPlan plan = found.calls();
            SelectionSql tasks = SelectionSql.tasks(found.project(), found.selection(), found.values(), plan);
            TokenPrices prices = new TokenPrices(BigDecimal.TWO, BigDecimal.valueOf(8));
            SelectionSql sums =
                    SelectionSql.sums(found.project(), found.selection(), found.values(), plan, call -> prices);

            // When the calls and cells are looked at one by one, and summed up as they are alike
            List<JsonNode> calls = rows(tasks, TASKS);
            List<JsonNode> cells = rows(tasks, CELLS);
            List<JsonNode> summedCalls = rows(sums, SUMS);
            List<JsonNode> summedCells = rows(sums, CELLS);

            // Then it comes to the same
            assertThat(summedCalls).as("%s", selection).isEqualTo(calls);
            assertThat(summedCells).as("%s", selection).isEqualTo(cells);
            compared += summedCalls.size();
        }
    }

    /** A filter may leave nobody; not always. */
    @AfterAll
    static void somethingWasCompared() {
        assertThat(compared).isPositive();
    }

    private FoundSelection find(RandomProject project, Map<String, Object> selection) throws Throwable {
        EstimateBody body = mapper.convertValue(selection, EstimateBody.class);
        return VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction((session, transaction) ->
                finding.find(session, project.fixture().project(), body)));
    }

    private List<JsonNode> rows(SelectionSql sql, String select) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction((session, transaction) ->
                Statement.of(sql.with(select)).with(sql.parameters()).list(session, JsonNode.class)));
    }
}
