package dev.labelwright.generation.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What previews kept, cell by cell. review-api writes it; it is read here. */
@ApplicationScoped
public class PreviewCells {
    /** The parts of a place in the list: patient, note and variable. */
    public static final int KEY_PARTS = 3;

    private static final String CELLS = """
            select c.patient_id, c.note_id, c.variable_id, v.name as variable, c.class as outcome, c.drafts
            from review.preview_cell c join catalog.variable v on v.id = c.variable_id
            where c.generation_id = :generation
              and (c.patient_id, c.note_id, c.variable_id) > (:patient, :note, cast(cast(:variable as text) as uuid))
            order by c.patient_id, c.note_id, c.variable_id limit :limit""";

    private static final String THRESHOLDS = """
            with draft as (
              select cast(d.item ->> 'confidence' as double precision) as confidence, v.confidence_threshold as own
              from review.preview_cell c join catalog.variable v on v.id = c.variable_id,
                jsonb_array_elements(c.drafts) as d(item)
              where c.generation_id = :generation and c.class in ('WRITTEN', 'UNCHANGED', 'BELOW_THRESHOLD')
                and d.item ->> 'value' is not null
            )
            select t.threshold,
              (select count(*) from draft where confidence >= coalesce(own, t.threshold)) as drafts
            from unnest(array[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) as t(threshold)
            order by t.threshold""";

    private final Mutiny.SessionFactory sessions;
    private final GenerationHistory history;

    PreviewCells(Mutiny.SessionFactory sessions, GenerationHistory history) {
        this.sessions = sessions;
        this.history = history;
    }

    private enum CellClass {
        WRITTEN("written"),
        UNCHANGED("unchanged"),
        PROTECTED("protected"),
        SUPERSEDED("superseded"),
        BELOW_THRESHOLD("belowThreshold"),
        EMPTY("empty");

        private final String word;

        CellClass(String word) {
            this.word = word;
        }
    }

    private record Row(
            String patientId,
            String noteId,
            UUID variableId,
            String variable,
            CellClass outcome,
            List<PreviewItem.PreviewDraft> drafts) {
        PreviewItem item() {
            PreviewItem.PreviewDraft first =
                    drafts.isEmpty() ? new PreviewItem.PreviewDraft(null, null, null) : drafts.getFirst();
            return new PreviewItem(
                    patientId,
                    noteId.isEmpty() ? null : noteId,
                    variable,
                    orNull(first.value()),
                    first.confidence(),
                    orNull(first.evidence()),
                    drafts,
                    outcome.word);
        }

        private static JsonNode orNull(JsonNode node) {
            return node == null || node.isNull() ? null : node;
        }

        List<String> key() {
            return List.of(patientId, noteId, variableId.toString());
        }
    }

    /** A piece of a preview by patient, note and variable; refuses a generation that is no preview. */
    public Uni<PreviewPage> list(UUID project, UUID generation, PageRequest request) {
        List<String> after = request.after().orElse(List.of("", "", new UUID(0, 0).toString()));
        return sessions.withSession(session -> history.get(session, project, generation)
                .invoke(found -> {
                    if (!found.preview()) {
                        throw new ProblemException(
                                ErrorCode.WRONG_STATE,
                                "The generation is %s and no preview: its drafts are labels."
                                        .formatted(found.status()));
                    }
                })
                .chain(() -> Statement.query(CELLS)
                        .with("generation", generation)
                        .with("patient", after.get(0))
                        .with("note", after.get(1))
                        .with("variable", variable(after.get(2)))
                        .with("limit", request.limit() + 1)
                        .list(session, Row.class))
                .map(rows -> Page.of(rows, request, Row::item, Row::key))
                .chain(page -> Statement.query(THRESHOLDS)
                        .with("generation", generation)
                        .list(session, PreviewPage.ThresholdCount.class)
                        .map(thresholds -> new PreviewPage(page.items(), page.nextCursor(), thresholds))));
    }

    private static String variable(String part) {
        try {
            return UUID.fromString(part).toString();
        } catch (IllegalArgumentException e) {
            ProblemException problem = ProblemException.ofField(
                    ErrorCode.INVALID_PARAMETER, "cursor", "must be a nextCursor that this list gave out");
            problem.initCause(e);
            throw problem;
        }
    }
}
