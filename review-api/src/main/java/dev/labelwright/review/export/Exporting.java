package dev.labelwright.review.export;

import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.read.OntologyRows;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.export.read.ExportReading;
import dev.labelwright.review.store.JsonRows;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes files of labels. Blocking, for virtual threads. */
@ApplicationScoped
public class Exporting {
    private static final String PER_CALL =
            "select cast(to_jsonb(p.variables_per_call) as text) from catalog.project p where p.id = :project";

    private final ExportReading reading;
    private final List<LabelFile> files;
    private final ExportMeters meters;

    Exporting(ExportReading reading, @All List<LabelFile> files, ExportMeters meters) {
        this.reading = reading;
        this.files = files;
        this.meters = meters;
    }

    /**
     * What a request asks for.
     *
     * @throws dev.labelwright.problem.ProblemException where a parameter does not fit, or there is no such project
     */
    Export prepare(UUID project, ExportParameters parameters) {
        ExportFormat format = parameters.format();
        ExportLayout layout = parameters.layout(format);
        var status = parameters.status();
        boolean includeNull = parameters.includeNull();
        return reading.read(session -> Projects.require(session, project)
                .chain(() -> perCall(session, project))
                .chain(perCall -> OntologyRows.all(session, project)
                        .map(variables -> new Export(
                                project, Export.byId(variables), perCall, format, layout, status, includeNull))));
    }

    /** The project's variables, in the ontology's order. */
    List<Variable> variables(UUID project) {
        return reading.read(
                session -> Projects.require(session, project).chain(() -> OntologyRows.all(session, project)));
    }

    /** Writes the file, and stops where nobody takes it any more. */
    void write(Export export, OutputStream out) throws IOException {
        meters.begin();
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            files.stream()
                    .filter(file -> file.writes(export))
                    .findFirst()
                    .orElseThrow()
                    .write(export, writer);
            writer.flush();
        } finally {
            meters.end();
        }
    }

    private static Uni<Integer> perCall(Mutiny.Session session, UUID project) {
        return JsonRows.select(session, PER_CALL, Map.of("project", project), Integer.class)
                .map(List::getFirst);
    }
}
