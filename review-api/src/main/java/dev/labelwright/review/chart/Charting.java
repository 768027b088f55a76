package dev.labelwright.review.chart;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.list.LabelRow;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.LabelView;
import dev.labelwright.review.list.NoteDate;
import dev.labelwright.review.list.Viewer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a patient's chart: notes and labels of a page in one statement each. */
@ApplicationScoped
class Charting {
    private static final String OF_PATIENT = "";

    private final Mutiny.SessionFactory sessions;

    Charting(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<ChartView> page(UUID project, String caller, String patient, PageRequest request) {
        return sessions.withTransaction((session, transaction) -> Projects.require(session, project)
                .map(found -> Viewer.of(found, caller))
                .call(() -> ChartNotes.requirePatient(session, project, patient))
                .chain(viewer -> ChartNotes.behind(session, project, patient, request.after(), request.limit() + 1)
                        .map(found -> page(found, request))
                        .chain(page -> LabelRows.ofNotes(session, project, viewer, patient, noteIds(page, request))
                                .map(labels -> view(patient, page, labels, viewer, request)))));
    }

    /** As many notes as were asked for and have room. */
    private static Page<ChartNotes.Row> page(List<ChartNotes.Row> found, PageRequest request) {
        int room = (int) found.stream().filter(note -> note.text() != null).count();
        PageRequest fitting = new PageRequest(Math.min(request.limit(), Math.max(room, 1)), request.after());
        return Page.of(found, fitting, note -> note, ChartNotes.Row::key);
    }

    private static List<String> noteIds(Page<ChartNotes.Row> page, PageRequest request) {
        List<String> ids = new ArrayList<>(
                page.items().stream().map(ChartNotes.Row::noteId).toList());
        if (request.after().isEmpty()) {
            ids.add(OF_PATIENT);
        }
        return ids;
    }

    private static ChartView view(
            String patient, Page<ChartNotes.Row> page, List<LabelRow> labels, Viewer viewer, PageRequest request) {
        Map<String, List<LabelView>> byNote = labels.stream()
                .collect(groupingBy(
                        row -> row.label().cell().noteId(), mapping(row -> LabelView.of(row, viewer), toList())));
        return new ChartView(
                patient,
                request.after().isEmpty() ? byNote.getOrDefault(OF_PATIENT, List.of()) : null,
                page.items().stream()
                        .map(note -> new ChartView.Note(
                                note.noteId(),
                                NoteDate.text(note.notedAt(), note.hasTime()),
                                note.title(),
                                note.text(),
                                byNote.getOrDefault(note.noteId(), List.of())))
                        .toList(),
                page.nextCursor());
    }
}
