package dev.labelwright.demo.gold;

import dev.labelwright.demo.client.Label;
import dev.labelwright.demo.client.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Compares patients' values with gold values, variable by variable. Where gold has several values for a patient, one of
 * them is enough.
 */
public final class GoldComparison {
    private final Map<String, Map<String, List<String>>> gold = new LinkedHashMap<>();
    private final MostConfident mostConfident;

    /** @param notes a note by its id */
    public GoldComparison(List<GoldValue> values, Function<String, Note> notes) {
        this.mostConfident = new MostConfident(notes);
        for (GoldValue value : values) {
            gold.computeIfAbsent(value.variable(), variable -> new LinkedHashMap<>())
                    .computeIfAbsent(value.patientId(), patient -> new ArrayList<>())
                    .add(value.value());
        }
    }

    /** The variables that gold speaks of, in its order. */
    public Set<String> variables() {
        return new LinkedHashSet<>(gold.keySet());
    }

    /**
     * The agreement of one variable.
     *
     * @param labels hands over every label of the variable
     */
    public Agreement of(String variable, Consumer<Consumer<Label>> labels) {
        Map<String, Label> chosen = new LinkedHashMap<>();
        labels.accept(label -> mostConfident
                .better(Optional.ofNullable(chosen.get(label.patientId())), Optional.of(label))
                .ifPresent(best -> chosen.put(label.patientId(), best)));
        Map<String, List<String>> patients = gold.getOrDefault(variable, Map.of());
        long agreeing = patients.entrySet().stream()
                .filter(patient -> chosen.containsKey(patient.getKey()))
                .filter(patient -> patient.getValue().stream()
                        .anyMatch(value -> ValueAgreement.agree(
                                chosen.get(patient.getKey()).value(), value)))
                .count();
        long without = patients.keySet().stream()
                .filter(patient -> !chosen.containsKey(patient))
                .count();
        return new Agreement(variable, agreeing, patients.size(), without);
    }
}
