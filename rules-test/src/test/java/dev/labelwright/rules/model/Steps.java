package dev.labelwright.rules.model;

import dev.labelwright.ontology.Condition;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.selection.VariableChoice;
import java.util.List;
import java.util.stream.Stream;

/** In which step a generation asks which variable. */
public final class Steps {
    private static final int STAGE = 100;

    private final List<Variable> variables;
    private final StageChoice scope;

    private Steps(List<Variable> variables, StageChoice scope) {
        this.variables = variables;
        this.scope = scope;
    }

    /** The steps of a request. */
    public static Steps of(Project project, Request request) {
        return new Steps(
                project.variables().stream()
                        .filter(variable -> switch (request.variables()) {
                            case VariableChoice.All() -> variable.includeInGeneration();
                            case VariableChoice.Specific(List<String> names) -> names.contains(variable.name());
                        })
                        .toList(),
                request.scope());
    }

    /** The variables that are asked in a stage. */
    public List<Variable> asked(Stage stage) {
        return variables.stream().filter(variable -> asks(variable, stage)).toList();
    }

    private boolean asks(Variable variable, Stage stage) {
        return (scope == StageChoice.ALL || scope.name().equals(stage.name())) && variable.takesPartIn(stage);
    }

    /** When the variable, which is asked in the stage, has its turn; a hundred numbers to a stage. */
    public int step(Variable variable, Stage stage) {
        return switch (stage) {
            case NOTE_LABELS -> noteLevel(variable);
            case AGGREGATION -> STAGE;
            case DEPENDENT -> 2 * STAGE + dependentLevel(variable);
        };
    }

    private int noteLevel(Variable variable) {
        return level(variable.conditions().stream()
                .flatMap(Condition::variables)
                .flatMap(this::chosen)
                .filter(other -> !other.patientLevel() && asks(other, Stage.NOTE_LABELS))
                .mapToInt(this::noteLevel)
                .max());
    }

    private int dependentLevel(Variable variable) {
        return level(variable.references()
                .flatMap(this::chosen)
                .filter(other -> asks(other, Stage.DEPENDENT))
                .mapToInt(this::dependentLevel)
                .max());
    }

    private static int level(java.util.OptionalInt highest) {
        return highest.isPresent() ? highest.getAsInt() + 1 : 0;
    }

    private Stream<Variable> chosen(String name) {
        return variables.stream().filter(variable -> variable.name().equals(name));
    }

    /** Whether a condition waits for a value that this generation asks in an earlier step. */
    boolean deferred(Variable variable, Stage stage, Condition condition) {
        int own = step(variable, stage);
        return condition.variables().flatMap(this::chosen).anyMatch(other -> {
            Stage made = valueStage(other);
            return asks(other, made) && step(other, made) < own;
        });
    }

    /** The stage in which the value of a variable, as a condition sees it, is made. */
    private static Stage valueStage(Variable variable) {
        return switch (variable.kind()) {
            case DEPENDENT -> Stage.DEPENDENT;
            case EXTRACTED -> variable.patientLevel() ? Stage.AGGREGATION : Stage.NOTE_LABELS;
        };
    }
}
