package dev.labelwright.prompt;

import dev.labelwright.event.AskedVariable;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableDefinition;
import dev.labelwright.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a {@link CallPlan}: steps by stage and level, in each step the variables of a model share calls, in order. */
public final class CallPlanning {
    private final Map<String, Variable> ontology;
    private final int variablesPerCall;
    private final ModelChoice models;
    private final Steps steps;
    private final List<PlannedVariable> variables = new ArrayList<>();
    private final List<PlannedCall> calls = new ArrayList<>();

    private CallPlanning(
            List<Variable> chosen,
            Collection<Variable> ontology,
            Set<Stage> stages,
            int variablesPerCall,
            ModelChoice models) {
        this.ontology = ontology.stream().collect(Collectors.toMap(Variable::name, Function.identity()));
        this.variablesPerCall = variablesPerCall;
        this.models = models;
        this.steps = new Steps(chosen, this.ontology, stages);
    }

    /** Which calls share a model and the way they are made. */
    private record Sharing(int step, Stage stage, String model, boolean local, boolean alone) {}

    /**
     * Plans the calls.
     *
     * @param chosen the variables of the selection, in the ontology's order
     * @param ontology all variables of the project
     * @param stages the stages to go through
     * @param variablesPerCall the most variables of one call
     * @param models the models' limits
     */
    public static CallPlan plan(
            List<Variable> chosen,
            Collection<Variable> ontology,
            Set<Stage> stages,
            int variablesPerCall,
            ModelChoice models) {
        return new CallPlanning(chosen, ontology, stages, variablesPerCall, models).plan();
    }

    private CallPlan plan() {
        steps.inOrder().forEach((step, members) -> {
            Stage stage = Stage.ofStep(step);
            Map<Sharing, List<Variable>> shared = new LinkedHashMap<>();
            for (Variable variable : members) {
                boolean local = local(variable, stage);
                boolean alone = stage == Stage.NOTE_LABELS
                        && !steps.deferred(variable, stage).isEmpty();
                Sharing sharing = new Sharing(step, stage, local ? null : variable.model(), local, alone);
                shared.computeIfAbsent(sharing, any -> new ArrayList<>()).add(variable);
            }
            shared.forEach(this::share);
        });
        return new CallPlan(variables, calls);
    }

    private static boolean local(Variable variable, Stage stage) {
        return stage == Stage.AGGREGATION && variable.aggregation().strategy() != Strategy.MODEL;
    }

    private void share(Sharing sharing, List<Variable> members) {
        if (sharing.local()) {
            call(sharing, null, members);
            return;
        }
        ModelLimits limits = models.limits(sharing.model());
        List<Variable> together = new ArrayList<>();
        long output = OutputBound.FRAME;
        for (Variable variable : members) {
            int needed = OutputBound.of(variable.definition(sharing.stage()), sharing.stage(), limits.tokenizer());
            if (together.size() == variablesPerCall
                    || (!together.isEmpty() && output + needed > limits.maxOutputTokens())) {
                call(sharing, limits, together);
                together = new ArrayList<>();
                output = OutputBound.FRAME;
            }
            together.add(variable);
            output += needed;
        }
        call(sharing, limits, together);
    }

    private void call(Sharing sharing, ModelLimits limits, List<Variable> members) {
        int group = calls.size() + 1;
        Set<Variable> sources = new LinkedHashSet<>();
        int key = 1;
        for (Variable variable : members) {
            variables.add(planned(variable, sharing.stage(), "v" + key++, group, limits));
            sources.addAll(sources(variable, sharing.stage()));
        }
        int frameInput =
                limits == null ? 0 : InputBound.frame(sharing.stage(), limits.tokenizer()) + limits.overheadTokens();
        CandidateBound candidates = limits == null
                ? CandidateBound.NONE
                : sources.stream()
                        .map(source -> bound(source, sharing.stage(), limits.tokenizer()))
                        .reduce(CandidateBound.NONE, CandidateBound::plus);
        calls.add(new PlannedCall(
                group,
                sharing.step(),
                sharing.stage(),
                sharing.model(),
                limits,
                sharing.alone(),
                frameInput,
                limits == null ? 0 : OutputBound.FRAME,
                candidates));
    }

    private PlannedVariable planned(Variable variable, Stage stage, String key, int group, ModelLimits limits) {
        VariableDefinition definition = variable.definition(stage);
        AskedVariable asked = new AskedVariable(key, definition);
        boolean aggregated = stage == Stage.AGGREGATION;
        return new PlannedVariable(
                asked,
                stage,
                variables.size() + 1,
                group,
                limits == null ? 0 : InputBound.of(asked, stage, limits.tokenizer()),
                limits == null ? 0 : OutputBound.of(definition, stage, limits.tokenizer()),
                aggregated ? variable.aggregation().strategy() : null,
                aggregated && variable.aggregation().onlyTrueValues(),
                steps.decided(variable, stage),
                steps.deferred(variable, stage),
                needs(variable, stage),
                sources(variable, stage).stream().map(Variable::id).toList());
    }

    private List<Variable> sources(Variable variable, Stage stage) {
        return switch (stage) {
            case NOTE_LABELS -> List.of();
            case AGGREGATION -> List.of(variable);
            case DEPENDENT -> variable.inputs().stream().map(ontology::get).toList();
        };
    }

    private List<UUID> needs(Variable variable, Stage stage) {
        Stream<String> itself = stage == Stage.AGGREGATION ? Stream.of(variable.name()) : Stream.empty();
        return Stream.concat(itself, variable.references())
                .map(ontology::get)
                .filter(Objects::nonNull)
                .map(Variable::id)
                .distinct()
                .toList();
    }

    private static CandidateBound bound(Variable source, Stage stage, Tokenizer tokenizer) {
        long each = InputBound.candidate(
                source.definition(source.takesPartIn(Stage.NOTE_LABELS) ? Stage.NOTE_LABELS : Stage.DEPENDENT),
                tokenizer);
        if (stage == Stage.DEPENDENT && source.patientLevel()) {
            return new CandidateBound(each, 0, 0);
        }
        return source.scope() == Scope.MANY_PER_NOTE ? new CandidateBound(0, 0, each) : new CandidateBound(0, each, 0);
    }
}
