package dev.labelwright.review.imports;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.Arrays;

/** The formats that labels are imported from. */
public enum ImportFormat {
    CSV("csv"),
    LABEL_STUDIO("label-studio");

    private final String word;

    ImportFormat(String word) {
        this.word = word;
    }

    /**
     * The format that a request's word stands for.
     *
     * @throws ProblemException where there is none
     */
    static ImportFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.ofField(
                        word == null ? ErrorCode.INVALID_PARAMETER : ErrorCode.NOT_AVAILABLE,
                        "format",
                        "must be csv or label-studio"));
    }
}
