package dev.labelwright.estimate.ceiling;

import dev.labelwright.selection.PatientChoice;
import dev.labelwright.selection.SelectionSql;
import dev.labelwright.tokens.Tokenizer;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The relation {@code sized}: how large the patients of a choice are. It reads as few rows as it can: of everybody, the
 * sums that uploads keep; of a new batch, the largest patients alone.
 */
final class PatientSizes {
    /** How many more of the largest are looked at than a batch may draw, so that the bound is nearly always exact. */
    private static final int MARGIN = 500;

    private static final String COLUMNS = """
            p.notes, p.tokens_o200k, p.tokens_cl100k, p.utf8_bytes,
                p.max_tokens_o200k, p.max_tokens_cl100k, p.max_utf8_bytes""";

    private static final String NAMED = """
            sized as (
              select p.patient_id, cast(1 as bigint) as patients, least(p.notes, {most}) as notes_class, {columns}
              from chosen
              join catalog.patient p on p.project_id = :project and p.patient_id = chosen.patient_id
            )""";

    /** Patients that came in another way than by an upload are summed up here. */
    private static final String EVERYBODY = """
            sized as (
              select cast(null as text) as patient_id, p.patients, p.notes_class, {columns}
              from catalog.patient_sums p where p.project_id = :project
              union all
              select null, count(*), least(notes, {most}), sum(notes), sum(tokens_o200k), sum(tokens_cl100k),
                sum(utf8_bytes), max(max_tokens_o200k), max(max_tokens_cl100k), max(max_utf8_bytes)
              from catalog.patient
              where project_id = :project
                and not exists (select from catalog.patient_sums s where s.project_id = :project)
              group by least(notes, {most})
            )""";

    /**
     * The patients who have most notes, and those who have most tokens. Nobody else has more than the least of each, so
     * a batch of patients like that stands for all others; where there are no others, it is left out.
     */
    private static final String DRAWN = """
            {leaders}, leader as materialized (
              {all_leaders}
            ), others as (
              select {least} where (select count(*) from leader_notes) = cast(:size as int) + {margin}
            ), sized as (
              select cast(p.patient_id as text) as patient_id, cast(1 as bigint) as patients,
                least(p.notes, {most}) as notes_class, {columns}
              from leader p
              union all
              select null, 1, least(o.notes, {most}), o.notes, o.tokens_o200k, o.tokens_cl100k, o.utf8_bytes,
                o.tokens_o200k, o.tokens_cl100k, o.utf8_bytes
              from others o cross join generate_series(1, cast(:size as int))
            )""";

    private static final String LEADERS = """
            leader_{column} as materialized (
              select p.patient_id, {columns} from catalog.patient p
              where p.project_id = :project and not p.covered
              order by p.project_id desc, p.{column} desc limit cast(:size as int) + {margin}
            )""";

    private PatientSizes() {}

    /**
     * The relation, after {@code chosen}; takes the parameters {@code :project} and, of a new batch, {@code :size}.
     *
     * @param counts the tokenizers whose counts matter
     */
    static String of(PatientChoice patients, Set<Tokenizer> counts) {
        String relation =
                switch (patients) {
                    case PatientChoice.All all -> EVERYBODY;
                    case PatientChoice.Specific specific -> NAMED;
                    case PatientChoice.Batch batch -> NAMED;
                    case PatientChoice.NewBatch batch -> drawn(counts);
                };
        return relation.replace("{columns}", COLUMNS)
                .replace("{most}", Integer.toString(PatientBound.MOST_NOTES))
                .replace("{margin}", Integer.toString(MARGIN));
    }

    private static String drawn(Set<Tokenizer> counts) {
        Set<String> columns = new TreeSet<>(Set.of("notes"));
        counts.stream().map(SelectionSql::tokenColumn).forEach(columns::add);
        return DRAWN.replace(
                        "{leaders}",
                        columns.stream()
                                .map(column -> LEADERS.replace("{column}", column))
                                .collect(Collectors.joining(", ")))
                .replace(
                        "{all_leaders}",
                        columns.stream()
                                .map(column -> "select * from leader_" + column)
                                .collect(Collectors.joining(" union ")))
                .replace("{least}", least("notes", columns) + ", " + tokenColumns(columns));
    }

    private static String tokenColumns(Set<String> columns) {
        return Arrays.stream(Tokenizer.values())
                .map(SelectionSql::tokenColumn)
                .map(column -> least(column, columns))
                .collect(Collectors.joining(", "));
    }

    private static String least(String column, Set<String> columns) {
        return columns.contains(column)
                ? "(select min(%1$s) from leader_%1$s) as %1$s".formatted(column)
                : "0 as " + column;
    }
}
