package dev.labelwright.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A place in a list's order, as an opaque string. */
final class Cursor {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST = 4_000;

    private Cursor() {}

    static String encode(List<String> key) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MAPPER.writeValueAsBytes(key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings has a JSON form", e);
        }
    }

    static List<String> decode(String cursor, int keyParts) {
        try {
            if (cursor.length() <= LONGEST) {
                byte[] json = Base64.getUrlDecoder().decode(cursor);
                List<String> key = MAPPER.readValue(new String(json, StandardCharsets.UTF_8), new TypeReference<>() {});
                if (key != null && key.size() == keyParts && key.stream().allMatch(Objects::nonNull)) {
                    return key;
                }
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    private static ProblemException invalid(Exception cause) {
        ProblemException problem = ProblemException.ofField(
                ErrorCode.INVALID_PARAMETER, "cursor", "must be a nextCursor that this list gave out");
        if (cause != null) {
            problem.initCause(cause);
        }
        return problem;
    }
}
