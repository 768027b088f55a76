package dev.labelwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.LabelingResult.Kind;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.Quote;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.ontology.VariableType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The worker and the offline model together: real work on a real note. */
@QuarkusTest
@TestProfile(ImpatientWorker.class)
@QuarkusTestResource(WorkerServers.class)
class OfflineModelTest {
    @ConfigProperty(name = "labelwright.offline-model-url")
    String offlineModel;

    @Test
    void readsAValueWithItsEvidenceWithinTheCeiling() {
        try (WorkerTopics topics = new WorkerTopics()) {
            // Given
            AskedVariable smoking = new AskedVariable(
                    "v1",
                    new VariableDefinition(
                            Ids.next(),
                            1,
                            "Smoking status",
                            VariableType.TEXT,
                            Scope.ONE_PER_NOTE,
                            "The patient's smoking status.",
                            List.of(new Option("Former smoker", "quit smoking"), new Option("Never smoker", ""))));
            LabelingTask task = Asked.reading(
                    Asked.task(offlineModel, Instant.now().plusSeconds(60)),
                    smoking,
                    "Social history 🙂: former smoker, quit in 2015.");

            // When
            LabelingResult result = topics.label(task);

            // Then
            assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
            Draft draft = result.answers().getFirst().values().getFirst();
            assertThat(draft.value().textValue()).isEqualTo("Former smoker");
            assertThat(draft.evidence()).isNotEmpty().allMatch(Quote::grounded);
            assertThat(result.usage().input()).isPositive();
            assertThat(result.usage().total()).isLessThanOrEqualTo(task.ceilingTokens());
        }
    }

    @Test
    void drawsAPatientsValueFromCandidatesWithTheirEvidence() {
        try (WorkerTopics topics = new WorkerTopics()) {
            // Given what two notes gave
            AskedVariable smoking =
                    Asked.variable("v1", VariableType.TEXT, Scope.ONE_PER_PATIENT, "Former smoker", "Never smoker");
            Quote quit = new Quote(5, 17, "quit in 2015", true);
            LabelingTask task = Asked.ofPatient(
                    Asked.task(offlineModel, Instant.now().plusSeconds(60)),
                    Stage.AGGREGATION,
                    List.of(smoking),
                    List.of(
                            Asked.candidate("c1", smoking, TextNode.valueOf("unknown")),
                            Asked.candidate("c2", smoking, TextNode.valueOf("Former smoker"), quit)));

            // When
            LabelingResult result = topics.label(task);

            // Then
            assertThat(result.kind()).isEqualTo(Kind.ANSWERED);
            assertThat(result.stage()).isEqualTo(Stage.AGGREGATION);
            assertThat(result.answers().getFirst().values())
                    .containsExactly(Asked.stated(
                            TextNode.valueOf("Former smoker"),
                            0.9,
                            List.of(new Quote("N1", 5, 17, "quit in 2015", true))));
            assertThat(result.usage().total()).isBetween(1L, task.ceilingTokens());
        }
    }
}
