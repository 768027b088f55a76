package dev.labelwright.review.export.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.Variable;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Label values as FHIR types. */
final class FhirValue {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private FhirValue() {}

    /** The {@code value[x]} of an Observation. */
    static Type ofObservation(Variable variable, JsonNode value) {
        return switch (variable.type()) {
            case TEXT ->
                variable.options().isEmpty()
                        ? new StringType(value.asText())
                        : new CodeableConcept().setText(value.asText());
            case BOOLEAN -> new BooleanType(value.booleanValue());
            case INTEGER ->
                isInteger(value)
                        ? new IntegerType(value.decimalValue().intValueExact())
                        : new Quantity().setValue(value.decimalValue());
            case FLOAT -> new Quantity().setValue(value.decimalValue());
            case TIMESTAMP -> new DateTimeType(time(value));
        };
    }

    /** The {@code value[x]} of an answer. */
    static Type ofAnswer(Variable variable, JsonNode value) {
        return switch (variable.type()) {
            case TEXT ->
                variable.options().isEmpty() ? new StringType(value.asText()) : new Coding().setDisplay(value.asText());
            case BOOLEAN -> new BooleanType(value.booleanValue());
            case INTEGER ->
                isInteger(value)
                        ? new IntegerType(value.decimalValue().intValueExact())
                        : new DecimalType(value.decimalValue());
            case FLOAT -> new DecimalType(value.decimalValue());
            case TIMESTAMP -> new DateTimeType(time(value));
        };
    }

    /** FHIR writes seconds, and knows none but offsets from UTC in hours and minutes. */
    private static String time(JsonNode value) {
        String text = value.asText();
        return text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(Z|[+-].*)")
                ? text.substring(0, 16) + ":00" + text.substring(16)
                : text;
    }

    private static boolean isInteger(JsonNode value) {
        BigDecimal number = value.decimalValue();
        return number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
    }
}
