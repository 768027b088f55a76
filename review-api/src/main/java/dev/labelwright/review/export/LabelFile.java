package dev.labelwright.review.export;

import java.io.IOException;
import java.io.Writer;

/** Writes an export in one of its formats. */
public interface LabelFile {
    /** Whether this is the format that an export asks for. */
    boolean writes(Export export);

    /** Writes all of it. */
    void write(Export export, Writer out) throws IOException;
}
