package dev.labelwright.review.export.fhir;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** What Labelwright's own things are called in FHIR. */
final class FhirNames {
    /** The code system whose codes are variables' ids. */
    static final String VARIABLE = "urn:labelwright:variable";

    /** Of an Observation: how sure the model is, 0 to 1. */
    static final String CONFIDENCE = "urn:labelwright:confidence";

    /** Of an Observation: a quote, with the parts noteId, start, end (code points, end exclusive), text, grounded. */
    static final String EVIDENCE = "urn:labelwright:evidence";

    /** Of an Observation: what a person decided. */
    static final String REVIEW_STATUS = "urn:labelwright:review-status";

    private FhirNames() {}

    /** The Questionnaire that a project's variables are. */
    static String questionnaire(Object project) {
        return "urn:labelwright:project:" + project;
    }

    /** A patient or document of the user's own id. */
    static Reference reference(String type, String id) {
        return new Reference().setType(type).setIdentifier(new Identifier().setValue(id));
    }
}
