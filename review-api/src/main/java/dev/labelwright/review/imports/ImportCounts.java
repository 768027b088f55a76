package dev.labelwright.review.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the labels of a file ended, each in one class.
 *
 * @param drafts drafts that are new or other than before
 * @param decisions decisions of people that are new
 * @param unchanged labels that were there already, as they are in the file
 * @param protectedLabels labels that were left out, because a person decided otherwise
 */
@Schema(name = "Import", description = "How the labels of a file ended, each in one class")
public record ImportCounts(
        long drafts,
        long decisions,
        long unchanged,
        @JsonProperty("protected") long protectedLabels) {
    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);
    static final ImportCounts DRAFT = new ImportCounts(1, 0, 0, 0);
    static final ImportCounts DECISION = new ImportCounts(0, 1, 0, 0);
    static final ImportCounts UNCHANGED = new ImportCounts(0, 0, 1, 0);
    static final ImportCounts PROTECTED = new ImportCounts(0, 0, 0, 1);

    ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                drafts + more.drafts,
                decisions + more.decisions,
                unchanged + more.unchanged,
                protectedLabels + more.protectedLabels);
    }
}
