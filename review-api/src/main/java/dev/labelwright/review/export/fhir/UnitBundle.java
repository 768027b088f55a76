package dev.labelwright.review.export.fhir;

import dev.labelwright.event.EventJson;
import dev.labelwright.review.export.Export;
import dev.labelwright.review.export.read.Unit;
import dev.labelwright.review.list.LabelRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The Bundle of a note or patient: a QuestionnaireResponse with all values, and an Observation for each label. */
final class UnitBundle {
    private UnitBundle() {}

    static Bundle of(Unit unit, Export export) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        // The same place has the same id in every export.
        String place = EventJson.write(List.of(export.project(), unit.patientId(), unit.noteId()));
        UUID response = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
        add(bundle, response, ResponseOfUnit.of(unit, export));
        for (LabelRow row : unit.labels()) {
            add(
                    bundle,
                    row.label().id(),
                    ObservationOfLabel.of(
                            row, export.variables().get(row.label().cell().variableId())));
        }
        return bundle;
    }

    private static void add(Bundle bundle, UUID id, Resource resource) {
        resource.setId(id.toString());
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
    }
}
