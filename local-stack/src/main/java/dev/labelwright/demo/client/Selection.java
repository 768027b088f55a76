package dev.labelwright.demo.client;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Which patients, notes and variables a generation or an estimate speaks of, and what it may replace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Selection(Patients patients, Mode variables, Mode notes, String overwrite, String scope) {
    private static final Mode ALL = new Mode("ALL");

    /** A batch of patients that no generation has covered; drafts of the AI may be replaced. */
    public static Selection newBatch(int size) {
        return new Selection(new Patients("BATCH", "NEW", size), ALL, ALL, "REPLACE_AI", "ALL");
    }

    /** Everything; drafts of the AI may be replaced, what a person decided may not. */
    public static Selection everything() {
        return new Selection(new Patients("ALL", null, null), ALL, ALL, "REPLACE_AI", "ALL");
    }

    /** Which patients. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Patients(String mode, String batchType, Integer size) {}

    /** Which variables or notes. */
    public record Mode(String mode) {}
}
