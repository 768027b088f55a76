package dev.labelwright.review.export.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.read.Unit;
import dev.labelwright.review.list.LabelRow;
import java.util.List;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** A note's or a patient's values as answers: an item for each variable, in the ontology's order. */
final class ResponseOfUnit {
    private ResponseOfUnit() {}

    static QuestionnaireResponse of(Unit unit, Export export) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        boolean reviewed = unit.labels().stream().allMatch(row -> row.label().isReviewed());
        response.setStatus(
                reviewed
                        ? QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED
                        : QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        response.setQuestionnaire(FhirNames.questionnaire(export.project()));
        response.setSubject(FhirNames.reference("Patient", unit.patientId()));
        for (Variable variable : export.variables().values()) {
            List<LabelRow> labels = unit.labels().stream()
                    .filter(row -> row.label().cell().variableId().equals(variable.id()))
                    .toList();
            if (!labels.isEmpty()) {
                var item =
                        response.addItem().setLinkId(variable.id().toString()).setText(variable.name());
                for (LabelRow row : labels) {
                    JsonNode value = row.effectiveValue();
                    if (value != null) {
                        item.addAnswer().setValue(FhirValue.ofAnswer(variable, value));
                    }
                }
            }
        }
        return response;
    }
}
