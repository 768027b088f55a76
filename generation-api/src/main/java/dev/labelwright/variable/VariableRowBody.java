package dev.labelwright.variable;

import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Strategy;
import dev.labelwright.ontology.VariableType;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a row says of a variable. What the file has no column for stays as it was, as far as it fits the type, the scope
 * and the kind.
 */
final class VariableRowBody {
    private static final List<VariableColumn> AGGREGATION = List.of(
            VariableColumn.AGGREGATION_INSTRUCTION,
            VariableColumn.AGGREGATION_OPTIONS,
            VariableColumn.AGGREGATION_PROMPT_TEMPLATE,
            VariableColumn.STRATEGY);

    private final VariableRow row;
    private final VariableBody before;

    /** @param before what the variable said before; {@code null} for a new one */
    VariableRowBody(VariableRow row, VariableBody before) {
        this.row = row;
        this.before = before;
    }

    /** The body; {@code null} where a cell is not what its column holds, which the row has told. */
    VariableBody body(String name) {
        VariableType type = row.constant(VariableColumn.TYPE, VariableType.values());
        Scope scope = row.constant(VariableColumn.SCOPE, Scope.values());
        Kind kind = said(
                VariableColumn.KIND,
                () -> row.says(VariableColumn.KIND) ? row.constant(VariableColumn.KIND, Kind.values()) : null,
                VariableBody::kind);
        List<OptionBody> options = said(
                VariableColumn.OPTIONS,
                () -> row.options(VariableColumn.OPTIONS),
                past -> type == VariableType.TEXT ? past.options() : null);
        if (type == null || scope == null || !row.good()) {
            return null;
        }
        VariableBody body = new VariableBody(
                name,
                kind,
                type,
                scope,
                row.text(VariableColumn.INSTRUCTION),
                options,
                said(
                        VariableColumn.DEFAULT_VALUE,
                        () -> row.value(VariableColumn.DEFAULT_VALUE, type),
                        past -> type == past.type() ? past.defaultValue() : null),
                kind != Kind.DEPENDENT && scope == Scope.ONE_PER_PATIENT
                        ? aggregation(type)
                        : row.flag(VariableColumn.ONLY_TRUE_VALUES, false)
                                        || AGGREGATION.stream().anyMatch(row::says)
                                ? new AggregationBody(null, null, null, null, null)
                                : null,
                said(
                        VariableColumn.CONDITIONS,
                        () -> row.conditions(VariableColumn.CONDITIONS),
                        VariableBody::conditions),
                said(
                        VariableColumn.INPUTS,
                        () -> row.names(VariableColumn.INPUTS),
                        past -> kind == Kind.DEPENDENT ? past.inputs() : null),
                said(
                        VariableColumn.INSTRUMENT,
                        () -> row.textOrNull(VariableColumn.INSTRUMENT),
                        VariableBody::instrument),
                said(
                        VariableColumn.INCLUDED,
                        () -> row.flag(VariableColumn.INCLUDED, true),
                        VariableBody::includeInGeneration),
                said(
                        VariableColumn.THRESHOLD,
                        () -> row.number(VariableColumn.THRESHOLD),
                        VariableBody::confidenceThreshold),
                said(VariableColumn.MODEL, () -> row.textOrNull(VariableColumn.MODEL), VariableBody::model),
                said(
                        VariableColumn.PROMPT_TEMPLATE,
                        () -> row.textOrNull(VariableColumn.PROMPT_TEMPLATE),
                        VariableBody::promptTemplate));
        return row.good() ? body : null;
    }

    /** The column of the aggregation that a row fills in. */
    VariableColumn aggregationColumn() {
        return AGGREGATION.stream().filter(row::says).findFirst().orElse(VariableColumn.ONLY_TRUE_VALUES);
    }

    private AggregationBody aggregation(VariableType type) {
        AggregationBody body = new AggregationBody(
                row.says(VariableColumn.STRATEGY) ? row.constant(VariableColumn.STRATEGY, Strategy.values()) : null,
                aggregated(
                        VariableColumn.AGGREGATION_INSTRUCTION,
                        () -> row.textOrNull(VariableColumn.AGGREGATION_INSTRUCTION),
                        AggregationBody::instruction),
                aggregated(
                        VariableColumn.AGGREGATION_OPTIONS,
                        () -> row.options(VariableColumn.AGGREGATION_OPTIONS),
                        past -> type == VariableType.TEXT ? past.options() : null),
                aggregated(
                        VariableColumn.ONLY_TRUE_VALUES,
                        () -> row.flag(VariableColumn.ONLY_TRUE_VALUES, false),
                        past -> type == VariableType.BOOLEAN ? past.onlyTrueValues() : null),
                aggregated(
                        VariableColumn.AGGREGATION_PROMPT_TEMPLATE,
                        () -> row.textOrNull(VariableColumn.AGGREGATION_PROMPT_TEMPLATE),
                        AggregationBody::promptTemplate));
        return row.has(VariableColumn.STRATEGY) ? body : withStrategyOf(body, type);
    }

    /** The strategy that it had, where that still has a meaning. */
    private AggregationBody withStrategyOf(AggregationBody body, VariableType type) {
        Strategy past = before == null || before.aggregation() == null
                ? null
                : before.aggregation().strategy();
        boolean fits = past != null && past.fits(type) && (past == Strategy.MODEL || !body.tellsModel());
        return fits
                ? new AggregationBody(
                        past, body.instruction(), body.options(), body.onlyTrueValues(), body.promptTemplate())
                : body;
    }

    private <T> T said(VariableColumn column, Supplier<T> cell, Function<VariableBody, T> past) {
        if (row.has(column)) {
            return cell.get();
        }
        return before == null ? null : past.apply(before);
    }

    private <T> T aggregated(VariableColumn column, Supplier<T> cell, Function<AggregationBody, T> past) {
        return said(column, cell, body -> body.aggregation() == null ? null : past.apply(body.aggregation()));
    }
}
