package dev.labelwright.review.list;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.review.catalog.PathId;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the texts of query parameters; each refusal names the parameter and its rule. Absent stays {@code null}. */
public final class QueryText {
    private static final int LONGEST = 1_000;

    private QueryText() {}

    /** A text that a database can hold. */
    public static String text(String parameter, String text) {
        if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
            throw invalid(parameter, "must have at most %d characters and no NUL".formatted(LONGEST));
        }
        return text;
    }

    /** An id. */
    public static UUID id(String parameter, String text) {
        return text == null ? null : PathId.ofParameter(parameter, text);
    }

    /** {@code true} or {@code false}. */
    public static Boolean truth(String parameter, String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(parameter, "must be true or false");
        };
    }

    /** A whole number. */
    public static Integer number(String parameter, String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw because(e, invalid(parameter, "must be a whole number"));
        }
    }

    /** A confidence. */
    public static Double confidence(String parameter, String text) {
        if (text == null) {
            return null;
        }
        try {
            double confidence = Double.parseDouble(text);
            if (confidence >= 0 && confidence <= 1) {
                return confidence;
            }
        } catch (NumberFormatException e) {
            throw because(e, invalid(parameter, "must be a number from 0 to 1"));
        }
        throw invalid(parameter, "must be a number from 0 to 1");
    }

    /** One of an enum's names. */
    public static <E extends Enum<E>> E oneOf(Class<E> type, String parameter, String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(
                        parameter,
                        "must be one of: "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static ProblemException invalid(String parameter, String rule) {
        return ProblemException.ofField(ErrorCode.INVALID_PARAMETER, parameter, rule);
    }

    private static ProblemException because(Exception cause, ProblemException problem) {
        problem.initCause(cause);
        return problem;
    }
}
