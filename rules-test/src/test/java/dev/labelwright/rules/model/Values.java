package dev.labelwright.rules.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.VariableType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How values compare. */
final class Values {
    private static final int DATE_LENGTH = "2024-02-29".length();

    private Values() {}

    /** Whether two values are equal: numbers by their size, all else by what is written. */
    static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        return left.equals(right);
    }

    /** The order of two values of an ordered type. */
    static int compare(VariableType type, JsonNode left, JsonNode right) {
        return switch (type) {
            case INTEGER, FLOAT -> left.decimalValue().compareTo(right.decimalValue());
            case TIMESTAMP -> instant(left.textValue()).compareTo(instant(right.textValue()));
            case TEXT, BOOLEAN -> throw new IllegalArgumentException(type + " has no order");
        };
    }

    /** The day of a date, in UTC. */
    static LocalDate day(String date) {
        return LocalDate.ofInstant(instant(date), ZoneOffset.UTC);
    }

    private static Instant instant(String date) {
        return date.length() == DATE_LENGTH
                ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(date).toInstant();
    }
}
