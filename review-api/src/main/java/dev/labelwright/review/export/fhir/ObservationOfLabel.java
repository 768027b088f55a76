package dev.labelwright.review.export.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.Label;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.NoteDate;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** A label as an Observation: preliminary while it is a draft, final once a person decided. */
final class ObservationOfLabel {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private ObservationOfLabel() {}

    static Observation of(LabelRow row, Variable variable) {
        Label label = row.label();
        AiDraft draft = label.draft();
        Decision decision = label.decision();
        Observation observation = new Observation();
        observation.setStatus(
                label.isReviewed() ? Observation.ObservationStatus.FINAL : Observation.ObservationStatus.PRELIMINARY);
        observation.setCode(new CodeableConcept()
                .setText(variable.name())
                .addCoding(new Coding()
                        .setSystem(FhirNames.VARIABLE)
                        .setCode(variable.id().toString())
                        .setDisplay(variable.name())));
        observation.setSubject(FhirNames.reference("Patient", label.cell().patientId()));
        if (row.notedAt() != null) {
            observation.setEffective(new DateTimeType(NoteDate.text(row.notedAt(), row.hasTime())));
        }
        Instant issued = label.isReviewed() ? decision.reviewedAt() : draft.draftedAt();
        if (issued != null) {
            observation.setIssued(Date.from(issued));
        }
        value(observation, variable, row.effectiveValue());
        if (draft.model() != null) {
            observation.setDevice(new Reference().setDisplay(draft.model()));
        }
        if (decision.reviewer() != null) {
            observation.addPerformer(new Reference().setDisplay(decision.reviewer()));
        }
        if (decision.comment() != null && !decision.comment().isBlank()) {
            observation.addNote().setText(decision.comment());
        }
        sources(label).forEach(note -> observation.addDerivedFrom(FhirNames.reference("DocumentReference", note)));
        extend(observation, draft, decision);
        return observation;
    }

    private static void value(Observation observation, Variable variable, JsonNode value) {
        if (value == null) {
            observation.setDataAbsentReason(new CodeableConcept()
                    .addCoding(new Coding().setSystem(ABSENT).setCode("unknown")));
        } else {
            observation.setValue(FhirValue.ofObservation(variable, value));
        }
    }

    /** The label's note, or of a patient's value those that it quotes. */
    private static Stream<String> sources(Label label) {
        String note = label.cell().noteId();
        return note.isEmpty()
                ? label.draft().evidence().stream()
                        .map(Evidence::noteId)
                        .filter(Objects::nonNull)
                        .distinct()
                : Stream.of(note);
    }

    private static void extend(Observation observation, AiDraft draft, Decision decision) {
        observation.addExtension(
                FhirNames.REVIEW_STATUS, new CodeType(decision.status().name()));
        if (draft.confidence() != null) {
            observation.addExtension(
                    FhirNames.CONFIDENCE, new DecimalType(draft.confidence().toString()));
        }
        for (Evidence quote : draft.evidence()) {
            Extension evidence = observation.addExtension().setUrl(FhirNames.EVIDENCE);
            if (quote.noteId() != null) {
                evidence.addExtension("noteId", new StringType(quote.noteId()));
            }
            if (quote.grounded()) {
                evidence.addExtension("start", new IntegerType(quote.start()));
                evidence.addExtension("end", new IntegerType(quote.end()));
            }
            evidence.addExtension("text", new StringType(quote.text()));
            evidence.addExtension("grounded", new BooleanType(quote.grounded()));
        }
    }
}
