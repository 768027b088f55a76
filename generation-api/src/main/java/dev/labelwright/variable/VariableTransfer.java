package dev.labelwright.variable;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes an ontology in from a file, and gives it out as one. */
@ApplicationScoped
public class VariableTransfer {
    private final Mutiny.SessionFactory sessions;
    private final Variables variables;

    VariableTransfer(Mutiny.SessionFactory sessions, Variables variables) {
        this.sessions = sessions;
        this.variables = variables;
    }

    /**
     * What an import did.
     *
     * @param created variables with a new name
     * @param updated variables that say something else now, each in a new version
     * @param unchanged variables that said the same before
     */
    public record Imported(int created, int updated, int unchanged) {}

    /** Adds or changes the variables of a file, all or none. */
    public Uni<Imported> importCsv(UUID project, byte[] file) {
        return sessions.withTransaction((session, transaction) -> variables
                .lockProject(session, project)
                .chain(() -> variables.all(session, project))
                .chain(all -> write(session, project, file, new Ontology(all))));
    }

    /** The file of the project's variables in their order; importing it changes nothing. */
    public Uni<byte[]> export(UUID project) {
        return sessions.withSession(session -> variables.all(session, project))
                .map(all -> VariableExport.write(
                        all.stream().map(VariableContent::of).toList()));
    }

    private Uni<Imported> write(Mutiny.Session session, UUID project, byte[] bytes, Ontology ontology) {
        Map<String, VariableContent> existing = ontology.contents();
        VariableFile file = VariableFile.read(bytes, existing);
        Map<String, VariableContent> after = ontology.with(file.contents().values());
        Set<String> named = file.contents().values().stream()
                .map(VariableContent::model)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return variables.models(session, named).chain(models -> {
            OntologyRules.Outcome outcome =
                    new OntologyRules(after, models).changing(file.contents().keySet());
            file.refuse(outcome.findings());
            return write(session, project, ontology, outcome.contents());
        });
    }

    private Uni<Imported> write(
            Mutiny.Session session, UUID project, Ontology ontology, List<VariableContent> contents) {
        Map<String, VariableContent> existing = ontology.contents();
        Map<String, UUID> ids = new LinkedHashMap<>();
        ontology.variables().forEach(variable -> ids.put(variable.name(), variable.id()));
        List<VariableContent> created = new ArrayList<>();
        Map<UUID, VariableContent> updated = new LinkedHashMap<>();
        for (VariableContent content : contents) {
            if (!existing.containsKey(content.name())) {
                created.add(content);
            } else if (!content.equals(existing.get(content.name()))) {
                updated.put(ids.get(content.name()), content);
            }
        }
        return variables
                .insert(session, project, created)
                .chain(() -> variables.update(session, project, updated))
                .replaceWith(new Imported(
                        created.size(), updated.size(), contents.size() - created.size() - updated.size()));
    }
}
