package dev.labelwright.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;

/**
 * A value that a patient's value is drawn from: a candidate of an aggregation, or an input of a dependent variable.
 *
 * @param key its name in the prompt and in the answer ({@code c1}, {@code c2}, …)
 * @param variable the name of its variable
 * @param value its effective value
 * @param confidence 0 to 1; 1 where a person decided
 * @param date the note's date, {@code YYYY-MM-DD} with the time where it has one; {@code null} without
 * @param noteId the note; {@code null} for a value of the patient
 * @param evidence the quotes that speak for it, each with its note
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Candidate(
        String key,
        String variable,
        JsonNode value,
        double confidence,
        String date,
        String noteId,
        List<Quote> evidence) {
    public Candidate {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(value, "value");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** Never the value: a record's text may end in a log. */
    @Override
    public String toString() {
        return "Candidate[key=%s, quotes=%d]".formatted(key, evidence.size());
    }
}
