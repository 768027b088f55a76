package dev.labelwright.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.labelwright.event.EventJson;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body: where, and which rule; never what else the body said. */
final class JsonProblem {
    private static final int LONGEST_NAME = 100;

    private JsonProblem() {}

    static ProblemException of(JacksonException failure) {
        return switch (failure) {
            case StreamConstraintsException limit ->
                new ProblemException(
                        ErrorCode.BODY_TOO_LARGE,
                        "The body breaks a limit of JSON: its size, depth or a number's length.");
            case StreamReadException syntax -> malformed(syntax);
            case UnrecognizedPropertyException unknown ->
                ProblemException.ofField(
                        ErrorCode.UNKNOWN_FIELD,
                        field(unknown),
                        "is not known here; known: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                ProblemException.ofField(
                        ErrorCode.INVALID_BODY,
                        field(format),
                        "must be one of: "
                                + Arrays.stream(format.getTargetType().getEnumConstants())
                                        .map(constant -> EventJson.mapper().convertValue(constant, String.class))
                                        .collect(Collectors.joining(", ")));
            case MismatchedInputException mismatch
            when mismatch.getPath().isEmpty() ->
                new ProblemException(ErrorCode.INVALID_BODY, "The body must be one JSON object.");
            case MismatchedInputException mismatch ->
                ProblemException.ofField(ErrorCode.INVALID_BODY, field(mismatch), "must be " + expected(mismatch));
            case JsonMappingException mapping when mapping.getCause() instanceof ProblemException problem -> problem;
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException ->
                ProblemException.ofField(ErrorCode.INVALID_BODY, field(mapping), "must be a number within its bounds");
            case JsonMappingException mapping
            when mapping.getCause() instanceof StreamReadException syntax -> malformed(syntax);
            default -> new ProblemException(ErrorCode.INVALID_BODY, "The body does not fit the operation.");
        };
    }

    private static ProblemException malformed(StreamReadException syntax) {
        return new ProblemException(
                ErrorCode.MALFORMED_JSON,
                "The body is not well-formed JSON at line %d, column %d."
                        .formatted(
                                syntax.getLocation().getLineNr(),
                                syntax.getLocation().getColumnNr()));
    }

    private static String field(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : failure.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                String name = reference.getFieldName();
                path.append(path.isEmpty() ? "" : ".")
                        .append(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name);
            }
        }
        return path.toString();
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "of another form";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type == String.class) {
            return "a string";
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "uuid" -> "an id";
            case "instant", "offsetdatetime" -> "a time (ISO 8601)";
            default -> "an object";
        };
    }
}
