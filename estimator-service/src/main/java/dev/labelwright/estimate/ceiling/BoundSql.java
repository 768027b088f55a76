package dev.labelwright.estimate.ceiling;

import dev.labelwright.selection.NoteChoice;
import dev.labelwright.selection.Selection;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.sql.Statement;
import dev.labelwright.tokens.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statement that bounds a selection by what is known of its patients alone; reads no note and no cell. */
public final class BoundSql {
    /** {sized} is a relation of rows that each stand for some patients of about as many notes. */
    private static final String UNREFINED = """
            , patient_bound as materialized (
              select * from jsonb_to_recordset(cast(cast(:patientBounds as text) as jsonb))
                as b(notes int, calls bigint, input bigint, output bigint, largest_call bigint, price numeric)
            ), {sized}, per_patient as (
              select p.patient_id, p.patients,
                case when cast(:noteVariables as bigint) > 0 then p.notes else 0 end as notes,
                p.notes * cast(:noteVariables as bigint) + p.patients * cast(:patientVariables as bigint) as selected,
                0 as protected_cells, 0 as skipped,
                p.notes * cast(:noteVariables as bigint) + p.patients * cast(:patientVariables as bigint) as asked,
                p.notes * cast(:calls as bigint) {window_calls} + p.patients * b.calls as calls,
                p.notes * cast(:input as bigint) {sent} {window_input} + p.patients * b.input as input_tokens,
                p.notes * cast(:output as bigint) {window_output} + p.patients * b.output as output_tokens,
                p.notes * (cast(:input as bigint) + cast(:output as bigint)) {sent} {window_input} {window_output}
                  as note_ceiling,
                greatest(b.largest_call {largest}) as largest,
                p.notes * cast(:price as numeric) {price} {window_price} + p.patients * b.price as cost
              from sized p join patient_bound b on b.notes = p.notes_class
            )
            """;

    /** Nothing, where the longest note is sent whole. */
    private static final String WINDOWS = """
             + case when p.max_{tokens} > cast(:room_{tokens} as bigint)
               then cast(ceil(p.{tokens} * cast(:window_{part}_{tokens} as numeric)) as bigint) else 0 end""";

    private BoundSql() {}

    /**
     * Sums over all patients that a selection names, whatever its notes, values and overwrite policy leave of them.
     *
     * @param bound what each can cost
     */
    public static Statement unrefined(UUID project, Selection selection, SelectionBound bound) {
        Selection whole = new Selection(
                selection.patients(),
                new NoteChoice.All(),
                List.of(),
                selection.variables(),
                selection.overwrite(),
                selection.scope());
        NoteBound note = bound.note();
        Map<Tokenizer, NoteBound.Sent> sent = new TreeMap<>(note.sent());
        String perPatient = UNREFINED
                .replace("{sized}", PatientSizes.of(selection.patients(), sent.keySet()))
                .replace("{window_calls}", terms(sent, WINDOWS.replace("{part}", "calls")))
                .replace("{window_input}", terms(sent, WINDOWS.replace("{part}", "input")))
                .replace("{window_output}", terms(sent, WINDOWS.replace("{part}", "output")))
                .replace("{window_price}", terms(sent, WINDOWS.replace("{part}", "price")))
                .replace("{sent}", terms(sent, " + p.{tokens} * cast(:calls_{tokens} as bigint)"))
                .replace("{largest}", terms(sent, ", p.max_{tokens} + cast(:largest_{tokens} as bigint)"))
                .replace("{price}", terms(sent, " + p.{tokens} * cast(:price_{tokens} as numeric)"));
        Statement statement = SumsSql.sums(
                        SelectionSql.chosen(project, whole, List.of()), perPatient, selection.patients())
                .rows("patientBounds", bound.patients())
                .with("noteVariables", bound.noteVariables())
                .with("patientVariables", bound.patientVariables())
                .with("calls", note.calls())
                .with("input", note.input())
                .with("output", note.output())
                .with("price", note.price());
        sent.forEach((tokenizer, calls) -> {
            String column = SelectionSql.tokenColumn(tokenizer);
            statement
                    .with("calls_" + column, calls.calls())
                    .with("largest_" + column, calls.largestCall())
                    .with("price_" + column, calls.price())
                    .with("room_" + column, calls.windows().room())
                    .with("window_calls_" + column, calls.windows().calls())
                    .with("window_input_" + column, calls.windows().input())
                    .with("window_output_" + column, calls.windows().output())
                    .with("window_price_" + column, calls.windows().price());
        });
        return statement;
    }

    /** A term for each tokenizer that counts notes. */
    private static String terms(Map<Tokenizer, NoteBound.Sent> sent, String term) {
        Function<Tokenizer, String> rendered =
                tokenizer -> term.replace("{tokens}", SelectionSql.tokenColumn(tokenizer));
        return sent.keySet().stream().map(rendered).collect(Collectors.joining());
    }
}
