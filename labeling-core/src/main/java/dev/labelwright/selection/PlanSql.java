package dev.labelwright.selection;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.labelwright.condition.Predicate;
import dev.labelwright.event.EventJson;
import dev.labelwright.ontology.Stage;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A call plan in SQL: its calls, its variables, and what of them tells how notes are looked at. */
final class PlanSql {
    /** Variables with the same conditions have the same number of a condition. */
    private static final String EXPRESSIONS = """
            call as materialized (
              select * from jsonb_to_recordset(cast(cast(:calls as text) as jsonb))
                as c(call_group int, step int, stage text, form int, local boolean, tokenizer text,
                  frame_input bigint, frame_output bigint, max_output bigint, "window" bigint,
                  candidates_fixed bigint, candidates_one bigint, candidates_many bigint, input_price numeric, output_price numeric)
            ),
            asked_variable as materialized (
              select * from jsonb_to_recordset(cast(cast(:variables as text) as jsonb))
                as v(variable_id uuid, position int, call_group int, input_tokens bigint, output_tokens bigint,
                  of_note boolean, condition int)
            )""";

    private final CallPlan plan;
    private final Function<PlannedCall, TokenPrices> prices;
    private final Map<Decided, Integer> conditions = new LinkedHashMap<>();

    /** @param prices of a call that asks a model */
    PlanSql(CallPlan plan, Function<PlannedCall, TokenPrices> prices) {
        this.plan = plan;
        this.prices = prices;
        for (PlannedVariable variable : plan.variables()) {
            if (!variable.decided().isEmpty()) {
                conditions.putIfAbsent(Decided.of(variable), conditions.size() + 1);
            }
        }
    }

    /** What a call is about. */
    enum Form {
        /** A text of a patient, however many notes have it. */
        TEXT,
        /** A note: conditions are decided later for each. */
        NOTE,
        /** A patient as a whole. */
        PATIENT;

        /** Its number in SQL. */
        int number() {
            return switch (this) {
                case TEXT -> 1;
                case NOTE -> 2;
                case PATIENT -> 3;
            };
        }

        static Form of(PlannedCall call) {
            return switch (call.stage()) {
                case NOTE_LABELS -> call.alone() ? NOTE : TEXT;
                case AGGREGATION, DEPENDENT -> PATIENT;
            };
        }
    }

    /** Conditions that planning decides, all of which must hold for a cell to be asked. */
    private record Decided(boolean ofNote, List<Predicate> predicates) {
        static Decided of(PlannedVariable variable) {
            return new Decided(readsNotes(variable), variable.decided());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record CallRow(
            int callGroup,
            int step,
            Stage stage,
            int form,
            boolean local,
            String tokenizer,
            long frameInput,
            long frameOutput,
            long maxOutput,
            long window,
            long candidatesFixed,
            long candidatesOne,
            long candidatesMany,
            BigDecimal inputPrice,
            BigDecimal outputPrice) {
        static CallRow of(PlannedCall call, TokenPrices prices) {
            ModelLimits limits = call.limits();
            return new CallRow(
                    call.callGroup(),
                    call.step(),
                    call.stage(),
                    Form.of(call).number(),
                    call.local(),
                    limits == null ? null : limits.tokenizer().name(),
                    call.frameInput(),
                    call.frameOutput(),
                    limits == null ? 0 : limits.maxOutputTokens(),
                    limits == null ? 0 : limits.contextTokens(),
                    call.candidates().fixed(),
                    call.candidates().onePerNote(),
                    call.candidates().manyPerNote(),
                    prices.input(),
                    prices.output());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record VariableRow(
            UUID variableId,
            int position,
            int callGroup,
            long inputTokens,
            long outputTokens,
            boolean ofNote,
            Integer condition) {}

    /** The expressions {@code call} and {@code asked_variable}. */
    String expressions(Map<String, Object> parameters) {
        parameters.put(
                "calls",
                EventJson.write(plan.calls().stream()
                        .map(call -> CallRow.of(call, call.local() ? TokenPrices.NONE : prices.apply(call)))
                        .toList()));
        parameters.put(
                "variables",
                EventJson.write(plan.variables().stream().map(this::row).toList()));
        return EXPRESSIONS;
    }

    /** Whether it has calls of that form. */
    boolean has(Form form) {
        return plan.calls().stream().anyMatch(call -> Form.of(call) == form);
    }

    /** The tokenizers of the plan's calls about notes. */
    Set<Tokenizer> tokenizers() {
        return plan.calls(Stage.NOTE_LABELS).stream()
                .map(call -> call.limits().tokenizer())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The conditions on cells of notes, or on those of patients, by their numbers. */
    Map<Integer, List<Predicate>> conditions(boolean ofNote) {
        Map<Integer, List<Predicate>> found = new LinkedHashMap<>();
        conditions.forEach((decided, number) -> {
            if (decided.ofNote() == ofNote) {
                found.put(number, decided.predicates());
            }
        });
        return found;
    }

    private VariableRow row(PlannedVariable variable) {
        return new VariableRow(
                Objects.requireNonNull(variable.asked().definition().id()),
                variable.position(),
                variable.callGroup(),
                variable.inputTokens(),
                variable.outputTokens(),
                readsNotes(variable),
                conditions.get(Decided.of(variable)));
    }

    private static boolean readsNotes(PlannedVariable variable) {
        return switch (variable.stage()) {
            case NOTE_LABELS -> true;
            case AGGREGATION, DEPENDENT -> false;
        };
    }
}
