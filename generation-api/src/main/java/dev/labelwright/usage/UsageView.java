package dev.labelwright.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.labelwright.rest.DecimalString;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was used in a group and a currency.
 *
 * @param model the group by model
 * @param month the group by month, {@code YYYY-MM}
 * @param variableId the group by variable
 * @param variable its name as it is now
 * @param calls how many calls were made, or may have been; by variable, how many it had a share in
 * @param tokens what they used
 * @param cost of what is confirmed, at the prices of the time
 */
@Schema(name = "Usage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageView(
        String model, String month, String variableId, String variable, long calls, Tokens tokens, Cost cost) {

    /**
     * Tokens.
     *
     * @param input of prompts, the cached ones included
     * @param cachedInput those that the endpoint took from its cache
     * @param output of answers
     * @param total input and output
     * @param unconfirmed the ceilings of calls whose answer was lost; not in the total
     */
    @Schema(name = "UsageTokens")
    public record Tokens(long input, long cachedInput, long output, long total, long unconfirmed) {}

    /** An amount of money, as a decimal string, in a currency. */
    @Schema(name = "UsageCost")
    public record Cost(String amount, String currency) {}

    static UsageView of(UsageGrouping grouping, UsageRow row) {
        boolean variable = grouping == UsageGrouping.VARIABLE;
        return new UsageView(
                grouping == UsageGrouping.MODEL ? row.key() : null,
                grouping == UsageGrouping.MONTH ? row.key() : null,
                variable ? row.id() : null,
                variable ? row.key() : null,
                row.calls(),
                new Tokens(
                        row.tokensInput(),
                        row.tokensCachedInput(),
                        row.tokensOutput(),
                        row.tokensInput() + row.tokensOutput(),
                        row.tokensUnconfirmed()),
                new Cost(DecimalString.of(row.cost()), row.currency()));
    }
}
