package dev.labelwright.estimate.basis;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an estimate was computed from. Clients get it as an opaque token.
 *
 * @param state a digest of all that matters
 * @param model the name of the generation's model
 */
public record Basis(String state, String model) {
    private static final String FIELD = "basis";
    private static final Pattern FORM = Pattern.compile("1([0-9a-f]{32})(.{1,200})", Pattern.DOTALL);
    private static final int LONGEST_TOKEN = 2_000;

    /** The token for clients; may stand in a query as it is. */
    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("1" + state + model).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a token.
     *
     * @param token {@code null} where the parameter is missing
     * @throws ProblemException where it is none of ours
     */
    public static Basis of(String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            throw refused();
        }
        Matcher matcher = FORM.matcher(text(token));
        if (!matcher.matches()) {
            throw refused();
        }
        return new Basis(matcher.group(1), matcher.group(2));
    }

    private static String text(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return ProblemException.ofField(
                ErrorCode.INVALID_PARAMETER, FIELD, "is the basis of an estimate, as the estimate has it");
    }
}
