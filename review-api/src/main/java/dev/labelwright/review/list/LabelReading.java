package dev.labelwright.review.list;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.catalog.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads labels and their history for clients. */
@ApplicationScoped
public class LabelReading {
    private final Mutiny.SessionFactory sessions;

    LabelReading(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A page of the project's current labels. */
    Uni<Page<LabelView>> list(UUID project, String caller, LabelParameters parameters) {
        PageRequest page = parameters.page();
        LabelOrder order = parameters.order();
        String variable = parameters.variable();
        LabelFilter unnamed = parameters.filter(null);
        return sessions.withSession(session -> Projects.require(session, project)
                .map(found -> Viewer.of(found, caller))
                .invoke(order::expectFor)
                .invoke(unnamed::expectFor)
                .chain(viewer -> (variable == null
                                ? Uni.createFrom().item(unnamed)
                                : Variables.idOf(session, project, variable).map(parameters::filter))
                        .chain(filter ->
                                LabelRows.list(session, project, viewer, filter, order, page.after(), page.limit() + 1))
                        .map(rows -> Page.of(rows, page, row -> LabelView.of(row, viewer), order::key))));
    }

    /** One label, removed or not. */
    Uni<LabelView> get(UUID project, String caller, UUID label) {
        return sessions.withSession(session -> Projects.require(session, project)
                .map(found -> Viewer.of(found, caller))
                .chain(viewer ->
                        LabelRows.require(session, project, viewer, label).map(row -> LabelView.of(row, viewer))));
    }

    /** A page of what a patient's value is drawn from. */
    Uni<Page<InputView>> inputs(UUID project, String caller, UUID label, PageRequest page) {
        return sessions.withSession(session -> Projects.require(session, project)
                .map(found -> Viewer.of(found, caller))
                .chain(viewer -> LabelRows.require(session, project, viewer, label)
                        .chain(() -> LabelRows.inputs(session, project, viewer, label, page.after(), page.limit() + 1))
                        .map(rows -> Page.of(rows, page, row -> InputView.of(row, viewer), LabelRows::key))));
    }

    /** A page of a label's revisions. */
    Uni<Page<RevisionView>> history(UUID project, String caller, UUID label, PageRequest page) {
        int after = page.after()
                .map(key -> QueryText.number("cursor", key.getFirst()))
                .orElse(0);
        return sessions.withSession(session -> Projects.require(session, project)
                .map(found -> Viewer.of(found, caller))
                .chain(viewer -> LabelRows.require(session, project, viewer, label)
                        .chain(current -> Revisions.after(session, label, after, page.limit() + 1)
                                .map(rows -> Page.of(
                                        rows,
                                        page,
                                        revision -> RevisionView.of(
                                                viewer.isBlindTo(current.label()) ? revision.hidden() : revision,
                                                current.thresholds()),
                                        row -> List.of(Integer.toString(row.version())))))));
    }
}
