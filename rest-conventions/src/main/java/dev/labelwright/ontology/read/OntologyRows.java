package dev.labelwright.ontology.read;

import dev.labelwright.ontology.Variable;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the variables of a project as the rules of a generation see them. */
public final class OntologyRows {
    /** The columns of a {@link Variable}, for a query over {@code catalog.variable v} and {@code catalog.model m}. */
    public static final String COLUMNS = """
            v.id, v.name, v.kind, v.type, v.scope, v.instruction, v.options, v.default_value, v.aggregation,
            v.conditions, v.inputs, v.instrument, v.include_in_generation, v.confidence_threshold, m.name as model,
            v.prompt_template, v.version""";

    private static final String ALL = "select " + COLUMNS + """
             from catalog.variable v left join catalog.model m on m.id = v.model_id
            where v.project_id = :project and v.deleted_at is null order by v.position, v.id""";

    private OntologyRows() {}

    /** The project's variables in their order. */
    public static Uni<List<Variable>> all(Mutiny.Session session, UUID project) {
        return Statement.query(ALL).with("project", project).list(session, Variable.class);
    }
}
