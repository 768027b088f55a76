package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.LabelCommand;
import dev.labelwright.review.label.Cell;
import dev.labelwright.review.label.CellKey;
import dev.labelwright.review.label.LabelChange;
import dev.labelwright.review.store.CellWrite;
import dev.labelwright.review.store.Cells;
import dev.labelwright.review.store.JsonRows;
import dev.labelwright.review.store.Labels;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes back what a batch's generations drafted for the batch's patients. */
final class BatchClearing {
    private static final CellKey BEGINNING = new CellKey(new UUID(0, 0), "", "", new UUID(0, 0));

    private static final String GENERATIONS = """
            select cast(to_jsonb(g.id) as text)
            from catalog.generation g
            where g.project_id = :project and g.batch = :batch
            """;

    // In the order of the cells' keys, so that no slice passes again over what an earlier one dealt with.
    private static final String NEXT = """
            select cast(jsonb_build_object('id', c.id, 'key', jsonb_build_object('projectId', c.project_id,
              'patientId', c.patient_id, 'noteId', c.note_id, 'variableId', c.variable_id)) as text)
            from catalog.batch_patient b
            join review.cell c on c.project_id = b.project_id and c.patient_id = b.patient_id
            where b.project_id = :project and b.batch = :batch and b.patient_id >= :afterPatient
              and (c.patient_id, c.note_id, c.variable_id) > (:afterPatient, :afterNote, cast(:afterVariable as uuid))
              and (exists (select from review.label l join catalog.generation g on g.id = l.generation_id
                  where l.cell_id = c.id and l.removed_at is null and l.status = 'DRAFT'
                    and g.project_id = c.project_id and g.batch = b.batch)
                or not exists (select from review.label l where l.cell_id = c.id and l.removed_at is null)
                  and exists (select from catalog.generation g where g.project_id = c.project_id
                    and g.ordinal = c.generation_ordinal and g.batch = b.batch))
            order by c.patient_id, c.note_id, c.variable_id
            limit :most
            """;

    /** A cell that a generation of the batch asked. */
    record Place(UUID id, CellKey key) {}

    private BatchClearing() {}

    /**
     * Clears the next cells.
     *
     * @param after the last cell of the slice before; {@code null} in the first
     */
    static Uni<CommandSlice> slice(Mutiny.Session session, LabelCommand command, CellKey after) {
        Map<String, Object> batch = Map.of("project", command.projectId(), "batch", command.batch());
        return JsonRows.select(session, GENERATIONS, batch, UUID.class).chain(generations -> JsonRows.select(
                        session, NEXT, behind(after == null ? BEGINNING : after, batch), Place.class)
                .chain(places -> clear(session, places, generations)));
    }

    private static Uni<CommandSlice> clear(Mutiny.Session session, List<Place> places, List<UUID> generations) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(CommandSlice.ofLabels(0, true));
        }
        return CurrentCells.lockExisting(session, places.stream().map(Place::id).toList())
                .chain(found -> write(session, clearances(found, generations)))
                .map(labels -> new CommandSlice(
                        CellOutcomes.NONE, labels, places.getLast().key(), places.size() < CommandSlice.MOST_CELLS));
    }

    private static List<CellClearance> clearances(CurrentCells found, List<UUID> generations) {
        Set<UUID> ofBatch = Set.copyOf(generations);
        return found.all().stream()
                .map(cell -> CellClearance.of(cell, ofBatch, found.now()))
                .toList();
    }

    private static Uni<Long> write(Mutiny.Session session, List<CellClearance> clearances) {
        List<Cell> cells = clearances.stream().map(CellClearance::cell).toList();
        List<UUID> bare = cells.stream()
                .filter(cell -> cell.labels().isEmpty())
                .map(Cell::id)
                .toList();
        List<CellWrite> kept = cells.stream()
                .filter(cell -> !cell.labels().isEmpty())
                .map(cell -> CellWrite.of(cell, null))
                .toList();
        List<LabelChange> changes = clearances.stream()
                .flatMap(clearance -> clearance.changes().stream())
                .toList();
        return Labels.write(session, changes)
                .chain(() -> Cells.write(session, kept))
                .chain(() -> Cells.forget(session, bare))
                .replaceWith((long) changes.size());
    }

    private static Map<String, Object> behind(CellKey after, Map<String, Object> batch) {
        Map<String, Object> parameters = new HashMap<>(batch);
        parameters.put("afterPatient", after.patientId());
        parameters.put("afterNote", after.noteId());
        parameters.put("afterVariable", after.variableId());
        parameters.put("most", CommandSlice.MOST_CELLS);
        return parameters;
    }
}
