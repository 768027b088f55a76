package dev.labelwright.review.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.csv.RejectedRows;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.Scope;
import dev.labelwright.problem.Violation;
import dev.labelwright.review.label.ValueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes items of rows, as far as that needs nothing but the variables. */
final class ItemCheck {
    private static final int LONGEST_ID = 1_000;

    private final Map<String, KnownVariable> variables;
    private final RejectedRows rejected;
    private final Map<List<String>, Set<ValueKey>> seen = new HashMap<>();

    ItemCheck(Map<String, KnownVariable> variables, RejectedRows rejected) {
        this.variables = variables;
        this.rejected = rejected;
    }

    /** The items of the rows that break no rule. */
    List<Item> items(List<ItemText> rows) {
        List<Item> items = new ArrayList<>();
        for (ItemText row : rows) {
            long before = rejected.count();
            Item item = item(row);
            if (rejected.count() == before) {
                items.add(item);
            }
        }
        return items;
    }

    private Item item(ItemText row) {
        for (ItemColumn column : ItemColumn.values()) {
            String cell = row.cell(column);
            require(row, column, cell.indexOf('\0') < 0, ItemRule.NUL_CHARACTER, "has a NUL character");
            if (column != ItemColumn.VALUE) {
                require(
                        row,
                        column,
                        cell.length() <= LONGEST_ID,
                        ItemRule.TOO_LONG,
                        "must have at most %d characters".formatted(LONGEST_ID));
            }
        }
        require(row, ItemColumn.PATIENT, !row.patientId().isEmpty(), ItemRule.EMPTY_VALUE, "must not be empty");
        KnownVariable variable = variables.get(row.variable());
        if (variable == null) {
            reject(row, ItemColumn.NAME, ItemRule.UNKNOWN_VARIABLE, "the project has no variable of this name");
            return null;
        }
        checkScope(row, variable);
        try {
            JsonNode value = ItemValue.of(variable, row.value());
            checkNew(row, variable.valueScope(), value);
            return new Item(row.line(), row.patientId(), row.noteId(), variable.id(), value);
        } catch (InvalidValueException e) {
            reject(row, ItemColumn.VALUE, ItemRule.INVALID_VALUE, e.getMessage());
            return null;
        }
    }

    private void checkScope(ItemText row, KnownVariable variable) {
        Scope scope = variable.valueScope();
        require(
                row,
                ItemColumn.SCOPE,
                scope.name().equals(row.scope().toUpperCase(Locale.ROOT)),
                ItemRule.OTHER_SCOPE,
                "the variable is " + scope);
        boolean ofPatient = scope == Scope.ONE_PER_PATIENT;
        require(
                row,
                ItemColumn.NOTE,
                ofPatient == row.noteId().isEmpty(),
                ofPatient ? ItemRule.OTHER_SCOPE : ItemRule.EMPTY_VALUE,
                ofPatient ? "must be empty: the value is the patient's" : "must not be empty: the value is of a note");
    }

    private void checkNew(ItemText row, Scope scope, JsonNode value) {
        Set<ValueKey> values =
                seen.computeIfAbsent(List.of(row.variable(), row.patientId(), row.noteId()), key -> new HashSet<>());
        ValueKey none = ValueKey.of(null);
        ValueKey one = ValueKey.of(value);
        boolean alone = scope != Scope.MANY_PER_NOTE || one.equals(none) || values.contains(none);
        require(
                row,
                ItemColumn.VALUE,
                alone ? values.isEmpty() : !values.contains(one),
                ItemRule.DUPLICATE,
                "an earlier row says something of the same cell that leaves no room for this");
        values.add(one);
    }

    private void require(ItemText row, ItemColumn column, boolean holds, ItemRule rule, String message) {
        if (!holds) {
            reject(row, column, rule, message);
        }
    }

    private void reject(ItemText row, ItemColumn column, ItemRule rule, String message) {
        rejected.add(Violation.ofLine(row.line(), column.header(), rule.name(), message));
    }
}
