package dev.labelwright.generation.plan;

import dev.labelwright.condition.Predicate;
import dev.labelwright.event.EventJson;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.selection.ChosenVariables;
import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionBody;
import dev.labelwright.selection.ValueFilters;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Turns a requested generation into tasks: a short transaction that draws its batch, where it has a new one, and one
 * transaction, all or nothing, that plans it.
 */
@ApplicationScoped
public class GenerationPlanner {
    private static final String LOCK = """
            select g.id, g.project_id, cast(g.selection as text) as selection, cast(g.model as text) as model, g.batch,
              g.preview is not null as preview, p.variables_per_call
            from catalog.generation g join catalog.project p on p.id = g.project_id
            where g.id = :generation and g.status = 'PLANNING'
            for no key update of g skip locked""";

    private static final String NONE_LEFT = """
            update catalog.generation
            set status = 'FAILED', finished_at = catalog.clock(), version = version + 1,
              error = jsonb_build_object('code', 'NO_PATIENTS_LEFT', 'message',
                'every patient was covered by the time the batch was drawn')
            where id = :generation""";

    private final PlannedModels models;
    private final BatchDraw draw;
    private final PlanWriting writing;

    GenerationPlanner(PlannedModels models, BatchDraw draw, PlanWriting writing) {
        this.models = models;
        this.draw = draw;
        this.writing = writing;
    }

    private record Requested(
            UUID id,
            UUID projectId,
            String selection,
            String model,
            Integer batch,
            boolean preview,
            int variablesPerCall) {
        Selection chosen() {
            return parse(selection, SelectionBody.class).toSelection();
        }
    }

    /**
     * Draws the new batch of a generation, unless it has none or it is drawn.
     *
     * @return whether it can be planned; not where nobody is left, or another planner has it
     */
    public Uni<Boolean> draw(Mutiny.Session session, UUID generation) {
        return locked(session, generation).chain(requested -> {
            if (requested == null) {
                return Uni.createFrom().item(false);
            }
            Selection selection = requested.chosen();
            if (requested.preview()
                    || requested.batch() != null
                    || !(selection.patients() instanceof PatientChoice.NewBatch batch)) {
                return Uni.createFrom().item(true);
            }
            return OntologyRows.all(session, requested.projectId())
                    .chain(ontology -> draw.draw(
                            session,
                            requested.projectId(),
                            generation,
                            selection,
                            ValueFilters.of(selection.values(), ontology),
                            batch.size()))
                    .chain(number -> number == null
                            ? noneLeft(session, generation).replaceWith(false)
                            : Uni.createFrom().item(true));
        });
    }

    /**
     * Plans a generation whose batch is drawn, in the transaction of a session.
     *
     * @return whether it was planned; not where another planner has it
     */
    public Uni<Boolean> plan(Mutiny.Session session, UUID generation) {
        return locked(session, generation)
                .chain(requested -> requested == null
                        ? Uni.createFrom().item(false)
                        : OntologyRows.all(session, requested.projectId())
                                .chain(ontology -> plan(session, requested, ontology))
                                .replaceWith(true));
    }

    /** Gives up on a generation that cannot be planned: its patients can be drawn again. */
    Uni<Integer> free(Mutiny.Session session, UUID generation) {
        return draw.free(session, generation);
    }

    private Uni<Void> plan(Mutiny.Session session, Requested requested, List<Variable> ontology) {
        Selection selection = requested.chosen();
        List<Predicate> values = ValueFilters.of(selection.values(), ontology);
        List<Variable> chosen =
                ChosenVariables.of(selection.variables(), ontology, Variable::name, Variable::includeInGeneration);
        ModelView model = parse(requested.model(), ModelView.class);
        return models.of(session, model, chosen)
                .chain(found -> patients(session, requested, selection, values).chain(patients -> {
                    if (patients == null) {
                        return noneLeft(session, requested.id());
                    }
                    CallPlan plan = CallPlanning.plan(
                            chosen, ontology, selection.scope().stages(), requested.variablesPerCall(), found::limits);
                    return writing.write(
                            session,
                            new PlanWriting.Planned(
                                    requested.id(),
                                    requested.projectId(),
                                    requested.preview(),
                                    selection.of(patients),
                                    values,
                                    plan,
                                    found));
                }));
    }

    private Uni<PatientChoice> patients(
            Mutiny.Session session, Requested requested, Selection selection, List<Predicate> values) {
        if (!(selection.patients() instanceof PatientChoice.NewBatch batch)) {
            return Uni.createFrom().item(selection.patients());
        }
        return requested.preview()
                ? draw.preview(session, requested.projectId(), selection, values, batch.size())
                : Uni.createFrom().item(new PatientChoice.Batch(requested.batch()));
    }

    private static Uni<Requested> locked(Mutiny.Session session, UUID generation) {
        return Statement.query(LOCK).with("generation", generation).first(session, Requested.class);
    }

    private static Uni<Void> noneLeft(Mutiny.Session session, UUID generation) {
        return Statement.of(NONE_LEFT)
                .with("generation", generation)
                .execute(session)
                .replaceWithVoid();
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a generation's " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
