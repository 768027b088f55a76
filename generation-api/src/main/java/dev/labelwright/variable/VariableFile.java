package dev.labelwright.variable;

import dev.labelwright.csv.CsvTable;
import dev.labelwright.csv.FileRule;
import dev.labelwright.csv.UnreadableFileException;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads variables from a file: a row each. */
final class VariableFile {
    private static final int MAX_VIOLATIONS = 1_000;

    private final Map<String, VariableContent> existing;
    private final Map<String, VariableContent> contents = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private VariableFile(Map<String, VariableContent> existing) {
        this.existing = existing;
    }

    /**
     * The variables of a file.
     *
     * @param existing the variables of the ontology by their names: what the file cannot say stays as it is
     * @throws ProblemException where a row breaks a rule, naming every line, column and rule
     */
    static VariableFile read(byte[] file, Map<String, VariableContent> existing) {
        VariableFile reading = new VariableFile(existing);
        try (CsvTable table =
                CsvTable.open(new ByteArrayInputStream(file), VariableColumn.required(), VariableColumn.optional())) {
            table.forEach(reading::row, reading.violations::add);
        } catch (UnreadableFileException e) {
            reading.violations.add(e.violation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reading.refuseIfAny();
        return reading;
    }

    /** What the file says, by the variables' names, in its order. */
    Map<String, VariableContent> contents() {
        return contents;
    }

    /** Refuses the file for what it would break in the ontology. */
    void refuse(List<Finding> findings) {
        for (Finding finding : findings) {
            if (lines.containsKey(finding.variable())) {
                add(
                        lines.get(finding.variable()),
                        VariableColumn.ofField(finding.field()).orElse(VariableColumn.NAME),
                        finding.field(),
                        finding.code().name(),
                        finding.message());
            } else {
                Set<String> named = existing.get(finding.variable()).references();
                named.stream()
                        .filter(lines::containsKey)
                        .sorted()
                        .findFirst()
                        .ifPresent(changed -> violations.add(Violation.ofLine(
                                lines.get(changed),
                                VariableColumn.TYPE.header(),
                                finding.code().name(),
                                finding.ofReferrer())));
            }
        }
        refuseIfAny();
    }

    private void row(CsvTable.Row cells) {
        VariableRow row = new VariableRow(
                cells, (column, message) -> add(cells.line(), column, "", FileRule.INVALID_VALUE.name(), message));
        String name = row.text(VariableColumn.NAME).strip();
        Long other = lines.putIfAbsent(name, cells.line());
        if (other != null) {
            add(
                    cells.line(),
                    VariableColumn.NAME,
                    "",
                    FileRule.DUPLICATE_NAME.name(),
                    "stands on line %d already".formatted(other));
        }
        VariableContent before = existing.get(name);
        VariableRowBody reading = new VariableRowBody(row, before == null ? null : VariableBody.of(before));
        VariableBody body = reading.body(name);
        if (body == null) {
            return;
        }
        try {
            contents.put(name, body.validated());
        } catch (ProblemException e) {
            for (Violation broken : e.violations()) {
                add(
                        cells.line(),
                        VariableColumn.ofField(broken.field()).orElseGet(reading::aggregationColumn),
                        broken.field(),
                        FileRule.INVALID_VALUE.name(),
                        broken.message());
            }
        }
    }

    private void add(long line, VariableColumn column, String field, String code, String message) {
        String within = column.within(field);
        violations.add(
                Violation.ofLine(line, column.header(), code, within.isEmpty() ? message : within + ": " + message));
    }

    private void refuseIfAny() {
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FILE,
                    "The file breaks %d rules; nothing was changed.".formatted(violations.size()),
                    violations.subList(0, Math.min(MAX_VIOLATIONS, violations.size())),
                    violations.size());
        }
    }
}
