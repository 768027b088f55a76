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
    private static final String UNREFINED = """
            , patient_bound as materialized (
              select * from jsonb_to_recordset(cast(cast(:patientBounds as text) as jsonb))
                as b(notes int, calls bigint, input bigint, output bigint, largest_call bigint, price numeric)
            ), per_patient as (
              select p.patient_id, case when cast(:noteVariables as bigint) > 0 then p.notes else 0 end as notes,
                p.notes * cast(:noteVariables as bigint) + cast(:patientVariables as bigint) as selected,
                0 as protected_cells, 0 as skipped,
                p.notes * cast(:noteVariables as bigint) + cast(:patientVariables as bigint) as asked,
                p.notes * cast(:calls as bigint) + b.calls as calls,
                p.notes * cast(:input as bigint) {sent} + b.input as input_tokens,
                p.notes * cast(:output as bigint) + b.output as output_tokens,
                greatest(b.largest_call {largest}) as largest,
                p.notes * cast(:price as numeric) {price} + b.price as cost
              from chosen
              join catalog.patient p on p.project_id = :project and p.patient_id = chosen.patient_id
              join patient_bound b on b.notes = least(p.notes, cast(:mostNotes as int))
            )
            """;

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
                .replace("{sent}", terms(sent, " + p.{tokens} * cast(:calls_{tokens} as bigint)"))
                .replace("{largest}", terms(sent, ", p.max_{tokens} + cast(:largest_{tokens} as bigint)"))
                .replace("{price}", terms(sent, " + p.{tokens} * cast(:price_{tokens} as numeric)"));
        Statement statement = SumsSql.sums(
                        SelectionSql.chosen(project, whole, List.of()), perPatient, selection.patients())
                .rows("patientBounds", bound.patients())
                .with("mostNotes", PatientBound.MOST_NOTES)
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
                    .with("price_" + column, calls.price());
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
