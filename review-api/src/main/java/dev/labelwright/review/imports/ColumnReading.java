package dev.labelwright.review.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.labelwright.ontology.InvalidValueException;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Option;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.review.decide.ReviewBody;
import dev.labelwright.review.export.csv.DetailedColumn;
import dev.labelwright.review.label.AiDraft;
import dev.labelwright.review.label.Decision;
import dev.labelwright.review.label.Evidence;
import dev.labelwright.review.label.ReviewStatus;
import dev.labelwright.review.label.ValueKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes one label of the columns of the layout {@code detailed}; each rule that they break is told. */
final class ColumnReading {
    /** A part of a cell's text, or why it is none. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse(String text) throws InvalidValueException;
    }

    private static final int LONGEST_ID = 1_000;

    private final LabelCheck check;
    private final Origin origin;
    private final Map<DetailedColumn, String> columns;
    private boolean broken;

    ColumnReading(LabelCheck check, Origin origin, Map<DetailedColumn, String> columns) {
        this.check = check;
        this.origin = origin;
        this.columns = columns;
    }

    /** The label; {@code null} where a rule is broken. */
    ImportedLabel label() {
        columns.forEach((column, text) -> {
            require(text.indexOf('\0') < 0, column, ImportRule.NUL_CHARACTER, "has a NUL character");
            require(isUnicode(text), column, ImportRule.INVALID_VALUE, "has half of a surrogate pair");
        });
        for (DetailedColumn column : List.of(
                DetailedColumn.PATIENT_ID, DetailedColumn.NOTE_ID, DetailedColumn.MODEL, DetailedColumn.REVIEWER)) {
            atMost(column, LONGEST_ID);
        }
        atMost(DetailedColumn.COMMENT, ReviewBody.MAX_COMMENT);
        filled(DetailedColumn.PATIENT_ID);
        Variable variable = check.variable(text(DetailedColumn.VARIABLE));
        if (variable == null) {
            reject(DetailedColumn.VARIABLE, ImportRule.UNKNOWN_VARIABLE, "the project has no variable of this name");
            return null;
        }
        checkVariable(variable);
        ImportedLabel.Content content = content(variable);
        return broken
                ? null
                : check.label(origin, text(DetailedColumn.PATIENT_ID), text(DetailedColumn.NOTE_ID), variable, content);
    }

    private void checkVariable(Variable variable) {
        String scope = text(DetailedColumn.SCOPE);
        require(
                scope.isEmpty() || scope.equals(variable.scope().name()),
                DetailedColumn.SCOPE,
                ImportRule.OTHER_SCOPE,
                "the variable is " + variable.scope());
        String type = text(DetailedColumn.TYPE);
        require(
                type.isEmpty() || type.equals(variable.type().name()),
                DetailedColumn.TYPE,
                ImportRule.OTHER_TYPE,
                "the variable is " + variable.type());
        boolean ofPatient = text(DetailedColumn.NOTE_ID).isEmpty();
        require(
                !ofPatient || variable.patientLevel(),
                DetailedColumn.NOTE_ID,
                ImportRule.EMPTY_VALUE,
                "must not be empty: the value is of a note");
        require(
                ofPatient || variable.kind() != Kind.DEPENDENT,
                DetailedColumn.NOTE_ID,
                ImportRule.OTHER_SCOPE,
                "must be empty: the value is the patient's");
    }

    private ImportedLabel.Content content(Variable variable) {
        Integer version = parsed(DetailedColumn.VARIABLE_VERSION, CellText::version);
        Stage stage = stage(variable);
        // What an older version allowed is not ours to judge.
        List<Option> options = version == null || version == variable.version()
                ? variable.definition(stage).options()
                : List.of();
        JsonNode aiValue = parsed(DetailedColumn.AI_VALUE, text -> CellText.value(variable.type(), options, text));
        JsonNode decided = parsed(DetailedColumn.DECIDED_VALUE, text -> CellText.value(variable.type(), options, text));
        ReviewStatus status = status();
        if (status == null) {
            return null;
        }
        checkDecision(variable, status, aiValue, decided);
        Double confidence = parsed(DetailedColumn.CONFIDENCE, CellText::confidence);
        AiDraft draft = new AiDraft(
                aiValue,
                aiValue != null && confidence == null ? Double.valueOf(1) : confidence,
                evidence(),
                known(DetailedColumn.MODEL) == null && aiValue != null
                        ? LabelCheck.UNNAMED_MODEL
                        : known(DetailedColumn.MODEL),
                version,
                parsed(DetailedColumn.GENERATION_ID, CellText::id),
                null,
                parsed(DetailedColumn.THRESHOLD, CellText::confidence),
                parsed(DetailedColumn.NOTE_HASH, CellText::hash),
                parsed(DetailedColumn.DRAFTED_AT, CellText::time));
        Decision decision = status.reviewed()
                ? new Decision(
                        status,
                        decided,
                        known(DetailedColumn.REVIEWER),
                        parsed(DetailedColumn.REVIEWED_AT, CellText::time),
                        known(DetailedColumn.COMMENT))
                : Decision.NONE;
        return new ImportedLabel.Content(
                parsed(DetailedColumn.LABEL_ID, CellText::id),
                aiValue != null || draft.draftedAt() != null || status == ReviewStatus.DRAFT,
                draft,
                decision,
                "true".equalsIgnoreCase(text(DetailedColumn.STALE)));
    }

    private Stage stage(Variable variable) {
        if (!text(DetailedColumn.NOTE_ID).isEmpty() || variable.scope() != Scope.ONE_PER_PATIENT) {
            return Stage.NOTE_LABELS;
        }
        return variable.kind() == Kind.DEPENDENT ? Stage.DEPENDENT : Stage.AGGREGATION;
    }

    private ReviewStatus status() {
        String text = text(DetailedColumn.STATUS);
        return Arrays.stream(ReviewStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    reject(
                            DetailedColumn.STATUS,
                            ImportRule.INVALID_VALUE,
                            "must be one of: "
                                    + Arrays.stream(ReviewStatus.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", ")));
                    return null;
                });
    }

    private void checkDecision(Variable variable, ReviewStatus status, JsonNode aiValue, JsonNode decided) {
        boolean needsDecided = status == ReviewStatus.EDITED || status == ReviewStatus.MANUAL;
        contradiction(
                needsDecided == !text(DetailedColumn.DECIDED_VALUE).isEmpty(),
                DetailedColumn.DECIDED_VALUE,
                needsDecided ? "must not be empty: the status is " + status : "must be empty: the status is " + status);
        contradiction(
                status != ReviewStatus.ACCEPTED
                        || !text(DetailedColumn.AI_VALUE).isEmpty(),
                DetailedColumn.AI_VALUE,
                "must not be empty: the status is ACCEPTED");
        for (DetailedColumn column :
                List.of(DetailedColumn.REVIEWER, DetailedColumn.REVIEWED_AT, DetailedColumn.COMMENT)) {
            contradiction(status.reviewed() || text(column).isEmpty(), column, "must be empty: the status is DRAFT");
        }
        JsonNode stated =
                switch (status) {
                    case DRAFT, ACCEPTED -> aiValue;
                    case EDITED, MANUAL -> decided;
                    case REJECTED -> null;
                };
        JsonNode value = parsed(DetailedColumn.VALUE, text -> CellText.value(variable.type(), List.of(), text));
        contradiction(
                value == null || ValueKey.of(value).equals(ValueKey.of(stated)),
                DetailedColumn.VALUE,
                "is not what STATUS, AI_VALUE and DECIDED_VALUE say; change those, or leave it empty");
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = parsed(DetailedColumn.EVIDENCE, CellText::evidence);
        if (evidence == null) {
            return List.of();
        }
        String note = text(DetailedColumn.NOTE_ID);
        for (Evidence quote : evidence) {
            boolean placed = quote.start() != null && quote.end() != null;
            boolean fits = quote.text() != null
                    && quote.text().indexOf('\0') < 0
                    && isUnicode(quote.text())
                    && (quote.grounded()
                            ? placed && quote.start() >= 0 && quote.end() > quote.start() && quote.noteId() != null
                            : quote.start() == null && quote.end() == null)
                    && (note.isEmpty()
                            || quote.noteId() == null
                            || quote.noteId().equals(note));
            require(
                    fits,
                    DetailedColumn.EVIDENCE,
                    ImportRule.INVALID_VALUE,
                    "a grounded quote has note, start, end and text, another has no offsets; a note's is of that note");
        }
        return evidence;
    }

    private <T> T parsed(DetailedColumn column, Parser<T> parser) {
        try {
            return parser.parse(text(column));
        } catch (InvalidValueException e) {
            reject(column, ImportRule.INVALID_VALUE, e.getMessage());
            return null;
        }
    }

    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private String text(DetailedColumn column) {
        return columns.getOrDefault(column, "");
    }

    private String known(DetailedColumn column) {
        return text(column).isEmpty() ? null : text(column);
    }

    private void atMost(DetailedColumn column, int characters) {
        require(
                text(column).length() <= characters,
                column,
                ImportRule.TOO_LONG,
                "must have at most %d characters".formatted(characters));
    }

    private void filled(DetailedColumn column) {
        require(!text(column).isEmpty(), column, ImportRule.EMPTY_VALUE, "must not be empty");
    }

    private void contradiction(boolean holds, DetailedColumn column, String message) {
        require(holds, column, ImportRule.CONTRADICTION, message);
    }

    private void require(boolean holds, DetailedColumn column, ImportRule rule, String message) {
        if (!holds) {
            reject(column, rule, message);
        }
    }

    private void reject(DetailedColumn column, ImportRule rule, String message) {
        broken = true;
        check.reject(origin, column.name(), rule, message);
    }
}
