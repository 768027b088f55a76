package dev.labelwright.review.imports.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.review.label.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text that a task's regions stand in.
 *
 * @param noteId empty for a patient's task
 */
record TaskText(String noteId, String text) {

    /** SHA-256, lower-case hexadecimal; {@code null} for a patient's task. */
    String hash() {
        if (noteId.isEmpty()) {
            return null;
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A region's quote. Its offsets are code points; UTF-16 units, as Label Studio wrote them up to the end of 2021, where
     * only so its text stands there.
     *
     * @return {@code null} where it does not stand there
     */
    Evidence quote(JsonNode value) {
        int start = value.path("start").asInt(-1);
        int end = value.path("end").asInt(-1);
        JsonNode said = value.path("text");
        if (start < 0 || end <= start) {
            return null;
        }
        if (end <= text.codePointCount(0, text.length())) {
            String there = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
            if (!said.isTextual() || there.equals(said.textValue())) {
                return new Evidence(noteId, start, end, there, true);
            }
        }
        if (end <= text.length() && said.asText().equals(text.substring(start, end))) {
            return new Evidence(
                    noteId, text.codePointCount(0, start), text.codePointCount(0, end), said.asText(), true);
        }
        return null;
    }
}
