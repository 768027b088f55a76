package dev.labelwright.review.decide;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.problem.Violations;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a label that is added by hand.
 *
 * @param patientId required
 * @param noteId required by a note-level variable; absent for a patient-level one
 * @param variable the variable's name; required
 * @param value required
 * @param evidence what speaks for it; may be empty
 * @param comment why; optional
 */
@Schema(name = "NewLabel", description = "A label that a person adds")
public record AddBody(
        @Schema(required = true, examples = "P-01") String patientId,

        @Schema(description = "Required by a note-level variable, absent for a patient-level one", examples = "P-01-02")
        String noteId,

        @Schema(required = true, examples = "Smoking status")
        String variable,

        @Schema(
                required = true,
                description = "In the form of the variable's type, one of its options where it has some",
                examples = "Former smoker")
        JsonNode value,

        @Schema(maxItems = MAX_EVIDENCE) List<Place> evidence,
        @Schema(maxLength = ReviewBody.MAX_COMMENT) String comment) {
    /** The most quotes of a label. */
    public static final int MAX_EVIDENCE = 50;

    /** The longest quote, in Unicode code points. */
    public static final int MAX_QUOTE = 10_000;

    private static final int MAX_ID = 1_000;

    public AddBody {
        value = value == null || value.isNull() ? null : value;
        evidence = evidence == null ? List.of() : evidence;
    }

    /**
     * A place in a note.
     *
     * @param noteId the note's id
     * @param start offset of its first character, in Unicode code points
     * @param end offset behind its last character, in Unicode code points
     */
    @Schema(
            name = "EvidencePlace",
            description = "A place in a note; offsets in Unicode code points, the end exclusive")
    public record Place(
            @Schema(required = true, examples = "P-01-02") String noteId,

            @Schema(required = true, minimum = "0", examples = "18")
            Integer start,

            @Schema(required = true, minimum = "1", examples = "36")
            Integer end) {}

    /** Checks what needs no look at the project; names each broken rule. */
    void check() {
        Violations violations = new Violations();
        violations.requireText(patientId, "patientId", MAX_ID);
        violations.requireOptionalText(noteId, "noteId", MAX_ID);
        violations.require(noteId == null || !noteId.isEmpty(), "noteId", "must not be empty");
        violations.requireText(variable, "variable", MAX_ID);
        violations.require(value != null, "value", "is required");
        violations.requireOptionalText(comment, "comment", ReviewBody.MAX_COMMENT);
        if (violations.require(
                evidence.size() <= MAX_EVIDENCE, "evidence", "must have at most %d items".formatted(MAX_EVIDENCE))) {
            for (int index = 0; index < evidence.size(); index++) {
                check(violations, evidence.get(index), "evidence[%d]".formatted(index));
            }
        }
        violations.throwIfAny();
    }

    private static void check(Violations violations, Place place, String field) {
        if (!violations.require(place != null, field, "must not be null")) {
            return;
        }
        violations.requireText(place.noteId(), field + ".noteId", MAX_ID);
        boolean starts = violations.require(
                place.start() != null && place.start() >= 0, field + ".start", "is required and must be at least 0");
        if (violations.require(place.end() != null, field + ".end", "is required") && starts) {
            violations.require(place.end() > place.start(), field + ".end", "must be greater than start");
            violations.require(
                    (long) place.end() - place.start() <= MAX_QUOTE,
                    field + ".end",
                    "must be at most %d characters behind start".formatted(MAX_QUOTE));
        }
    }
}
