package dev.labelwright.review.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.labelwright.review.fixture.Exchange;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FhirExportTest extends ServiceTest {
    private static final IParser STRICT =
            FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

    @Test
    void each_line_is_a_bundle_that_a_strict_parser_reads() {
        // Given
        Exchange project = new Exchange();
        project.fill();

        // When
        Response response = given().get(project.api().path() + "/export?format=fhir&includeNull=true");

        // Then
        assertThat(response.contentType()).isEqualToIgnoringWhitespace("application/fhir+ndjson;charset=utf-8");
        List<Bundle> bundles = bundles(new String(response.asByteArray(), StandardCharsets.UTF_8));
        assertThat(bundles).hasSize(3);
        assertThat(bundles).allSatisfy(bundle -> {
            assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
            assertThat(resources(bundle, QuestionnaireResponse.class)).hasSize(1);
            assertThat(bundle.getEntry())
                    .extracting(Bundle.BundleEntryComponent::getFullUrl)
                    .doesNotHaveDuplicates()
                    .allSatisfy(url -> assertThat(url).isEqualTo("urn:uuid:" + UUID.fromString(url.substring(9))));
        });
        assertThat(bundles.stream().flatMap(bundle -> resources(bundle, Observation.class)))
                .hasSize(23);
    }

    @Test
    void an_observation_has_the_value_its_status_and_its_sources() {
        // Given
        Exchange project = new Exchange();
        project.fill();

        // When
        List<Bundle> bundles = bundles(project.export("?format=fhir&includeNull=true"));

        // Then
        Observation smoking = observation(bundles.get(1), "Smoking status");
        assertThat(smoking.getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        assertThat(((CodeableConcept) smoking.getValue()).getText()).isEqualTo("yes");
        assertThat(smoking.getSubject().getIdentifier().getValue()).isEqualTo("P-1");
        assertThat(smoking.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2025-03-04");
        assertThat(smoking.getDerivedFromFirstRep().getIdentifier().getValue()).isEqualTo("N-1");
        assertThat(smoking.getPerformerFirstRep().getDisplay()).isEqualTo("Dr. Weiss");
        assertThat(smoking.getNoteFirstRep().getText()).isEqualTo("=seen, \"twice\"");
        assertThat(smoking.getExtensionsByUrl("urn:labelwright:evidence")
                        .getFirst()
                        .getExtensionByUrl("text")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("smokes 🚬");
        assertThat(value(bundles.get(1), "Count", IntegerType.class).getValue()).isEqualTo(-5);
        assertThat(value(bundles.get(1), "Weight", Quantity.class).getValue()).isEqualTo(new BigDecimal("-70.25"));
        assertThat(value(bundles.get(1), "Seen", DateTimeType.class).getValueAsString())
                .isEqualTo("2025-03-04T10:15:30+01:00");
        assertThat(value(bundles.get(2), "Pregnant", BooleanType.class).booleanValue())
                .isFalse();
        assertThat(observation(bundles.get(1), "Count").getStatus())
                .isEqualTo(Observation.ObservationStatus.PRELIMINARY);
        Observation belowThreshold = observation(bundles.get(1), "Pregnant");
        assertThat(belowThreshold.hasValue()).isFalse();
        assertThat(belowThreshold.getDataAbsentReason().getCodingFirstRep().getCode())
                .isEqualTo("unknown");
    }

    @Test
    void a_response_has_the_answers_in_the_ontology_s_order() {
        // Given
        Exchange project = new Exchange();
        project.fill();

        // When
        List<Bundle> bundles = bundles(project.export("?format=fhir"));

        // Then
        QuestionnaireResponse response = resources(bundles.get(1), QuestionnaireResponse.class)
                .findFirst()
                .orElseThrow();
        assertThat(response.getStatus()).isEqualTo(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        assertThat(response.getItem())
                .extracting(QuestionnaireResponse.QuestionnaireResponseItemComponent::getText)
                .containsExactly("Finding", "Smoking status", "Count", "Weight", "Seen", "Stage");
        assertThat(response.getItem().getFirst().getAnswer()).hasSize(10);
        assertThat(((Coding) response.getItem().get(1).getAnswerFirstRep().getValue()).getDisplay())
                .isEqualTo("yes");
    }

    private static List<Bundle> bundles(String file) {
        return file.lines()
                .map(line -> STRICT.parseResource(Bundle.class, line))
                .toList();
    }

    private static <T extends Resource> Stream<T> resources(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Observation observation(Bundle bundle, String variable) {
        return resources(bundle, Observation.class)
                .filter(found -> found.getCode().getText().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Type> T value(Bundle bundle, String variable, Class<T> type) {
        return type.cast(observation(bundle, variable).getValue());
    }
}
