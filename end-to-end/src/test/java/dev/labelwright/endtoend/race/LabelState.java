package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** Everything that a label says, as a revision keeps it. */
record LabelState(Draft draft, Decision decision) {
    /** What the model said. */
    record Draft(
            JsonNode value,
            Double confidence,
            JsonNode evidence,
            String model,
            Integer variableVersion,
            UUID generationId,
            Integer generationOrdinal,
            Double threshold,
            String noteHash,
            Instant draftedAt) {
        Draft {
            value = value == null || value.isNull() ? null : value;
        }
    }

    /** What a person decided. */
    record Decision(String status, JsonNode value, String reviewer, Instant reviewedAt, String comment) {
        Decision {
            value = value == null || value.isNull() ? null : value;
        }
    }

    boolean reviewed() {
        return !decision.status().equals("DRAFT");
    }

    /** The value that is there, however sure the draft is of it. */
    JsonNode statedValue() {
        return switch (decision.status()) {
            case "REJECTED" -> null;
            case "EDITED", "MANUAL" -> decision.value();
            case "DRAFT", "ACCEPTED" -> draft.value();
            default -> throw new IllegalStateException("no such status: " + decision.status());
        };
    }
}
