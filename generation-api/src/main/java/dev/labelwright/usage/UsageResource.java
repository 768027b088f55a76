package dev.labelwright.usage;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /projects/{projectId}/usage}. */
@Path("/api/v1/projects/{projectId}/usage")
@Tag(name = "Usage", description = "Tokens and money")
public class UsageResource {
    private static final String CSV = "text/csv";
    private static final String CSV_EXAMPLE = """
            model,id,calls,input_tokens,cached_input_tokens,output_tokens,unconfirmed_tokens,cost,currency\r
            mini,,12,24000,8000,1800,0,0.00468,USD\r
            """;
    private static final String JSON_EXAMPLE = """
            {"items": [{"model": "mini", "calls": 12, "tokens": {"input": 24000, "cachedInput": 8000, "output": 1800, "total": 25800, "unconfirmed": 0}, "cost": {"amount": "0.00468", "currency": "USD"}}], "nextCursor": null}""";

    private final UsageSums sums;

    UsageResource(UsageSums sums) {
        this.sums = sums;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            operationId = "getUsage",
            summary = "What a project used and what that cost",
            description =
                    "By the day on which a call's usage was heard of, in UTC, at the prices that the generation was"
                            + " planned with. The sums are those of the generations, of deleted variables too. Variables that"
                            + " share a call have equal shares of its tokens and cost, and the first of them what is left over."
                            + " Each currency has items of its own.")
    @APIResponse(
            responseCode = "200",
            description = "The sums, in the order of their groups",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UsageView[].class),
                        examples = @ExampleObject(name = "by model", value = JSON_EXAMPLE)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING),
                        examples = @ExampleObject(name = "by model", value = CSV_EXAMPLE))
            })
    public Uni<Response> get(
            UUID projectId,
            @Parameter(description = "`model` (default), `variable` or `month`") @QueryParam("groupBy") String groupBy,
            @Parameter(description = "The first day, `YYYY-MM-DD`") @QueryParam("from") String from,
            @Parameter(description = "The last day, `YYYY-MM-DD`") @QueryParam("to") String to,
            @Parameter(description = "`json` or `csv`; else as Accept says") @QueryParam("format") String format,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam("Accept") String accept) {
        UsageGrouping grouping = UsageGrouping.of(groupBy);
        boolean csv = csv(format, accept);
        PageRequest page =
                PageRequest.of(csv && limit == null ? Integer.valueOf(PageRequest.MAX_LIMIT) : limit, cursor, 3);
        return sums.of(
                        projectId,
                        grouping,
                        day(from, "from", LocalDate.of(2000, 1, 1)),
                        day(to, "to", LocalDate.of(9999, 12, 31)),
                        page)
                .map(rows -> {
                    Page<UsageRow> shown = Page.of(rows, page, row -> row, UsageRow::place);
                    return csv
                            ? Response.ok(UsageFile.write(grouping, shown.items()), CSV + ";charset=UTF-8")
                                    .build()
                            : Response.ok(
                                            Page.of(rows, page, row -> UsageView.of(grouping, row), UsageRow::place),
                                            MediaType.APPLICATION_JSON)
                                    .build();
                });
    }

    private static boolean csv(String format, String accept) {
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            case null -> accept != null && accept.startsWith(CSV);
            default ->
                throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, "format", "must be one of: json, csv");
        };
    }

    private static LocalDate day(String text, String field, LocalDate otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.ofField(ErrorCode.INVALID_PARAMETER, field, "must be a day as 2026-03-04");
        }
    }
}
