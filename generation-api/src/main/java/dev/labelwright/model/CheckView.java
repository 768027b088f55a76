package dev.labelwright.model;

import dev.labelwright.event.CheckFinding;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.Usage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The last check of a model.
 *
 * @param id of the check
 * @param modelId of the model
 * @param status how far it is
 * @param store whether the model takes the measured overhead over
 * @param requestedAt when it was asked for
 * @param answeredAt when a worker's findings came; {@code null} before
 * @param works whether a generation can use the model as it is registered; {@code null} before the findings came
 * @param findings what was tried, in order
 * @param overheadTokens what the server adds to a prompt; {@code null} where it could not be measured
 * @param tokens what the calls of the check used; {@code null} before the findings came
 */
@Schema(name = "ModelCheck")
public record CheckView(
        UUID id,
        UUID modelId,
        Status status,
        boolean store,
        Instant requestedAt,
        Instant answeredAt,
        Boolean works,
        List<CheckFinding> findings,
        Integer overheadTokens,
        Usage tokens) {

    /** How far a check is. */
    public enum Status {
        /** A worker has it, or will. */
        RUNNING,
        /** The findings are there. */
        DONE,
        /** No worker answered in time: none runs, or none reaches the broker. */
        UNANSWERED
    }

    static CheckView of(CheckRow row) {
        ModelCheckResult result = row.parsed();
        return new CheckView(
                row.id(),
                row.modelId(),
                row.status(),
                row.store(),
                row.requestedAt(),
                row.answeredAt(),
                result == null ? null : works(result.findings()),
                result == null ? List.of() : result.findings(),
                result == null ? null : result.overheadTokens(),
                result == null ? null : result.usage());
    }

    /** A model is of use without probabilities, and without telling what it used. */
    private static boolean works(List<CheckFinding> findings) {
        return findings.stream()
                .allMatch(finding -> finding.ok()
                        || switch (finding.name()) {
                            case LOGPROBS, USAGE_REPORTED, OVERHEAD -> true;
                            case REACHABILITY, AUTHENTICATION, REQUEST, JSON_SCHEMA, OUTPUT_LIMIT -> false;
                        });
    }
}
