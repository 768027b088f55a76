package dev.labelwright.offline.patient;

import dev.labelwright.offline.baseline.Question;
import java.util.List;
import java.util.Optional;

/** A rule that draws a value from candidates. */
interface Conclude {
    /**
     * The value, of the question's type; nothing where no candidate fits.
     *
     * @param candidates those that the question is about, in the order of their dates
     */
    Optional<Conclusion> from(Question question, List<Given> candidates);
}
