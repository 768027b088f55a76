package dev.labelwright.generation.plan;

import dev.labelwright.model.ModelEntity;
import dev.labelwright.model.ModelView;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.ModelLimits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the models that a generation asks: its own, and those of single variables. */
@ApplicationScoped
public class PlannedModels {

    /**
     * The models of a generation.
     *
     * @param own the generation's
     * @param named those of variables, by name
     */
    record Found(ModelView own, Map<String, ModelView> named) {
        /** The model of that name; the generation's where it is {@code null} or no more. */
        ModelView model(String name) {
            return name == null ? own : named.getOrDefault(name, own);
        }

        ModelLimits limits(String name) {
            return model(name).limits();
        }
    }

    /** The models that the variables name, as they are now. */
    Uni<Found> of(Mutiny.Session session, ModelView own, List<Variable> variables) {
        List<String> names = variables.stream()
                .map(Variable::model)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return Uni.createFrom().item(new Found(own, Map.of()));
        }
        return session.createQuery("from ModelEntity where name in (:names)", ModelEntity.class)
                .setParameter("names", names)
                .getResultList()
                .map(found -> new Found(
                        own,
                        found.stream()
                                .map(ModelView::of)
                                .collect(Collectors.toMap(ModelView::name, Function.identity()))));
    }
}
