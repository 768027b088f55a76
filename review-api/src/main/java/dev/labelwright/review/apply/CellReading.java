package dev.labelwright.review.apply;

import dev.labelwright.event.Answer;
import dev.labelwright.event.Draft;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Quote;
import dev.labelwright.review.label.CellKey;
import java.util.List;

/**
 * What a result says of one cell.
 *
 * @param model the name of the model, or of what stands for one
 * @param variableVersion the version of the variable's definition that was asked
 * @param noteHash SHA-256 of the text that was read, lower-case hexadecimal; {@code null} for a value of the patient
 * @param drafts the values as they came, each quote with its note
 */
record CellReading(CellKey key, String model, int variableVersion, String noteHash, List<Draft> drafts) {
    CellReading {
        drafts = List.copyOf(drafts);
    }

    /** One for each cell that an answered result asked. */
    static List<CellReading> of(LabelingResult result) {
        return result.cellNotes().stream()
                .flatMap(note -> result.answers().stream().map(answer -> of(result, note, answer)))
                .toList();
    }

    private static CellReading of(LabelingResult result, String note, Answer answer) {
        return new CellReading(
                new CellKey(result.key().projectId(), result.key().patientId(), note, answer.variableId()),
                result.model(),
                answer.variableVersion(),
                note.isEmpty() ? null : result.noteHash(),
                answer.values().stream().map(draft -> placed(draft, note)).toList());
    }

    /** A note's quotes are from that note; those of a patient's value name theirs. */
    private static Draft placed(Draft draft, String note) {
        return new Draft(
                draft.value(),
                draft.confidence(),
                draft.evidence().stream()
                        .map(quote -> note.isEmpty()
                                ? quote
                                : new Quote(note, quote.start(), quote.end(), quote.text(), quote.grounded()))
                        .toList());
    }
}
