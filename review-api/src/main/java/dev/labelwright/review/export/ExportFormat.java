package dev.labelwright.review.export;

import java.util.Arrays;
import java.util.Optional;

/** The formats of an export. */
public enum ExportFormat {
    CSV("csv", "text/csv; charset=utf-8", "csv"),
    JSONL("jsonl", "application/jsonl; charset=utf-8", "jsonl"),
    LABEL_STUDIO("label-studio", "application/json; charset=utf-8", "json"),
    FHIR("fhir", "application/fhir+ndjson; charset=utf-8", "ndjson"),
    CHAT_JSONL("chat-jsonl", "application/jsonl; charset=utf-8", "jsonl");

    private final String word;
    private final String mediaType;
    private final String extension;

    ExportFormat(String word, String mediaType, String extension) {
        this.word = word;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The format that a request's word stands for. */
    static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** What a request calls it. */
    public String word() {
        return word;
    }

    /** The file's media type. */
    public String mediaType() {
        return mediaType;
    }

    /** What the file's name ends with. */
    public String extension() {
        return extension;
    }
}
