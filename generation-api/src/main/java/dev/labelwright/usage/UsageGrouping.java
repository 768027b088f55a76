package dev.labelwright.usage;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import java.util.Locale;

/** What usage is summed up by. */
enum UsageGrouping {
    /** By the name that the model had. */
    MODEL("""
            select u.model as key, '' as id, u.currency, u.calls, u.tokens_input, u.tokens_cached_input, u.tokens_output,
              u.tokens_unconfirmed, u.cost_micros
            from used u"""),
    /** By month, in UTC. */
    MONTH("""
            select to_char(u.day, 'YYYY-MM') as key, '' as id, u.currency, u.calls, u.tokens_input,
              u.tokens_cached_input, u.tokens_output, u.tokens_unconfirmed, u.cost_micros
            from used u"""),
    /** By variable: those that share a call have equal shares of it, and the first of them what is left over. */
    VARIABLE("""
            select coalesce(v.name, '') as key, cast(s.id as text) as id, u.currency, u.calls,
              %s as tokens_input, %s as tokens_cached_input, %s as tokens_output, %s as tokens_unconfirmed,
              trunc(u.cost_micros / s.n, 6)
                + case when s.place = 1 then u.cost_micros - s.n * trunc(u.cost_micros / s.n, 6) else 0 end
                as cost_micros
            from used u
            cross join lateral (select m.id, m.place, cardinality(u.variable_ids) as n
              from unnest(u.variable_ids) with ordinality as m(id, place)) s
            left join catalog.variable v on v.id = s.id""".formatted(
            share("tokens_input"), share("tokens_cached_input"), share("tokens_output"), share("tokens_unconfirmed")));

    private final String sql;

    UsageGrouping(String sql) {
        this.sql = sql;
    }

    /** A query over {@code used}. */
    String sql() {
        return sql;
    }

    private static String share(String column) {
        return "u.%1$s / s.n + case when s.place = 1 then u.%1$s %% s.n else 0 end".formatted(column);
    }

    /** The grouping of a query parameter; by model where there is none. */
    static UsageGrouping of(String parameter) {
        if (parameter == null || parameter.isEmpty()) {
            return MODEL;
        }
        for (UsageGrouping grouping : values()) {
            if (grouping.word().equals(parameter)) {
                return grouping;
            }
        }
        throw ProblemException.ofField(
                ErrorCode.INVALID_PARAMETER, "groupBy", "must be one of: model, variable, month");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
