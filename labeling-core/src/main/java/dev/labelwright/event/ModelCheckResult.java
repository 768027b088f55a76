package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a worker found out about a model.
 *
 * @param checkId the check
 * @param modelId the model
 * @param findings in the order in which they were made; what could not be tried is not among them
 * @param overheadTokens what the server adds to a prompt; {@code null} where it could not be measured
 * @param usage what the calls of the check used, as far as it was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCheckResult(
        UUID checkId, UUID modelId, List<CheckFinding> findings, Integer overheadTokens, Usage usage) {
    public ModelCheckResult {
        Objects.requireNonNull(checkId, "checkId");
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(usage, "usage");
        findings = List.copyOf(findings);
        if (overheadTokens != null && overheadTokens < 0) {
            throw new IllegalArgumentException("check %s: a server takes no tokens away".formatted(checkId));
        }
    }
}
