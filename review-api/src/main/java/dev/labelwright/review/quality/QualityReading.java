package dev.labelwright.review.quality;

import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.quality.measure.MeasuredVariable;
import dev.labelwright.review.quality.measure.MeasuredVariables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Measures drafts against people's decisions. */
@ApplicationScoped
public class QualityReading {
    private final Mutiny.SessionFactory sessions;

    QualityReading(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A page of variables with their measures.
     *
     * @param variable only the variable of this name; {@code null} for all
     */
    Uni<Page<VariableQuality>> list(UUID project, String variable, QualityFilter filter, PageRequest page) {
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(() -> variable == null
                        ? MeasuredVariables.after(session, project, page.after(), page.limit() + 1)
                        : MeasuredVariables.named(session, project, variable).map(List::of))
                .chain(variables -> measure(session, variables, filter, page)));
    }

    /**
     * A page of variables with how well their reviewers agree.
     *
     * @param variable only the variable of this name; {@code null} for all
     */
    Uni<Page<ReviewerAgreement>> reviewers(UUID project, String variable, PageRequest page) {
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(() -> variable == null
                        ? MeasuredVariables.after(session, project, page.after(), page.limit() + 1)
                        : MeasuredVariables.named(session, project, variable).map(List::of))
                .chain(variables -> ReviewerRatings.count(
                                session, variables.stream().limit(page.limit()).toList())
                        .map(counts -> Page.of(
                                variables,
                                page,
                                found -> ReviewerAgreement.of(found, counts.get(found.id())),
                                MeasuredVariables::key))));
    }

    /** Two models or versions on the same cells. */
    Uni<Comparison> compare(UUID project, String variable, Versus versus) {
        return sessions.withSession(session -> Projects.require(session, project)
                        .chain(() -> MeasuredVariables.named(session, project, variable))
                        .chain(found -> CorrectCells.count(session, project, found.id(), versus)))
                .map(count -> Comparison.of(variable, versus, count));
    }

    private static Uni<Page<VariableQuality>> measure(
            Mutiny.Session session, List<MeasuredVariable> variables, QualityFilter filter, PageRequest page) {
        List<MeasuredVariable> shown = variables.stream().limit(page.limit()).toList();
        return DecidedUnits.count(session, shown, filter)
                .map(counts -> Page.of(
                        variables,
                        page,
                        variable -> VariableQuality.of(variable, counts.get(variable.id()), filter.wantedPrecision()),
                        MeasuredVariables::key));
    }
}
