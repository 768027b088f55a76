package dev.labelwright.prompt;

/**
 * The most tokens that candidates add to a prompt, by the number of a patient's notes: a source has one value of the
 * patient, or one or many in each note, and at most {@link CandidateLines#MAX_CANDIDATES}.
 *
 * @param fixed of the sources with one value of the patient, in tokens
 * @param onePerNote of one value each of the sources that have one in a note
 * @param manyPerNote of one value each of the sources that have up to {@link AnswerSchema#MAX_ITEMS} in a note
 */
public record CandidateBound(long fixed, long onePerNote, long manyPerNote) {
    /** No candidates. */
    public static final CandidateBound NONE = new CandidateBound(0, 0, 0);

    CandidateBound plus(CandidateBound other) {
        return new CandidateBound(fixed + other.fixed, onePerNote + other.onePerNote, manyPerNote + other.manyPerNote);
    }

    /** A bound for both. */
    public CandidateBound orIfMore(CandidateBound other) {
        return new CandidateBound(
                Math.max(fixed, other.fixed),
                Math.max(onePerNote, other.onePerNote),
                Math.max(manyPerNote, other.manyPerNote));
    }
}
