package dev.labelwright.review.validation;

import java.util.Arrays;
import java.util.List;

/** The columns of a validation set's file. */
enum ItemColumn {
    NAME("Name"),
    SCOPE("Scope"),
    PATIENT("Patient_id"),
    NOTE("Document_id"),
    VALUE("Value");

    private final String header;

    ItemColumn(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(ItemColumn::header).toList();
    }
}
