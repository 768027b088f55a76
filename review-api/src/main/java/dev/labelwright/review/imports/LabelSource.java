package dev.labelwright.review.imports;

import dev.labelwright.csv.RejectedRows;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads files of one format. */
public interface LabelSource {
    /** The format. */
    ImportFormat format();

    /**
     * Reads a file to its end, as it comes.
     *
     * @param check makes labels, and tells what is wrong with them
     * @param labels gets those that break no rule by themselves
     * @param rejected gathers what is wrong with the file
     * @throws dev.labelwright.problem.ProblemException where the file cannot be read to its end
     */
    void read(InputStream file, LabelCheck check, Consumer<ImportedLabel> labels, RejectedRows rejected);
}
