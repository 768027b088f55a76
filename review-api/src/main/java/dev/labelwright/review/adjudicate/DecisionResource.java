package dev.labelwright.review.adjudicate;

import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.review.catalog.PathId;
import dev.labelwright.review.catalog.Projects;
import dev.labelwright.review.list.Examples;
import dev.labelwright.review.list.LabelRows;
import dev.labelwright.review.list.QueryText;
import dev.labelwright.review.list.Viewer;
import dev.labelwright.review.store.JsonRows;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;

/** What reviewers decided on a label, step by step. */
@Path("/api/v1/projects/{projectId}/labels/{labelId}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adjudication")
public class DecisionResource {
    private static final UUID BEGINNING = new UUID(0, 0);

    private static final String LIST = """
            select cast(jsonb_build_object('id', d.id, 'reviewer', d.reviewer, 'at', d.at, 'action', d.action,
              'value', d.value, 'evidence', d.evidence, 'comment', d.comment, 'draft', d.draft) as text)
            from review.reviewer_decision d
            where d.label_id = :label and d.id > cast(:after as uuid)
              and (cast(:settled as boolean) or d.reviewer = cast(:viewer as text))
            order by d.id
            limit :limit
            """;

    private static final String EXAMPLE = """
            {"items":[{"id":"019dba31-0d10-7a44-8f5e-6d1b7c2f9a10","reviewer":"Dr. Weiss",
            "at":"2026-03-02T10:15:30.120Z","action":"EDIT","value":"Former smoker","evidence":[],
            "comment":"Quit in 2019","draft":{"value":"Current smoker","confidence":0.71,"evidence":[],
            "model":"offline-baseline","variableVersion":2}}],"nextCursor":null}""";

    private final Mutiny.SessionFactory sessions;

    DecisionResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Schema(name = "ReviewerStepPage", description = "A page of reviewers' steps, oldest first")
    record Steps(
            List<DecisionView> items,

            @Schema(nullable = true, description = "Asks for what follows; null at the end")
            String nextCursor) {}

    @GET
    @Operation(
            operationId = "listReviewerDecisions",
            summary = "Read what reviewers decided on a label",
            description =
                    "Every step of every reviewer, oldest first; while the label is not settled, the caller's own.")
    @APIResponse(
            responseCode = "200",
            description = "A page of steps",
            content =
                    @Content(
                            schema = @Schema(implementation = Steps.class),
                            examples = @ExampleObject(name = "decisions", value = EXAMPLE)))
    public Uni<Page<DecisionView>> list(
            @Parameter(example = Examples.PROJECT) @RestPath String projectId,
            @Parameter(example = Examples.LABEL_ID) @RestPath String labelId,
            @HeaderParam(Caller.HEADER) @Parameter(description = "Who asks", example = "Dr. Weiss") String user,
            @QueryParam("limit")
                    @Parameter(
                            description = "The most items, 1 to 1000",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"),
                            example = "50")
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The nextCursor of the page before") String cursor) {
        UUID project = PathId.of("project", projectId);
        UUID label = PathId.of("label", labelId);
        String caller = Caller.named(user);
        PageRequest page = PageRequest.of(QueryText.number("limit", limit), cursor, 1);
        UUID after =
                page.after().map(key -> QueryText.id("cursor", key.getFirst())).orElse(BEGINNING);
        return sessions.withSession(session -> Projects.require(session, project)
                .chain(found -> LabelRows.require(session, project, Viewer.of(found, caller), label))
                .chain(row -> JsonRows.select(
                        session,
                        LIST,
                        Map.of(
                                "label",
                                label,
                                "after",
                                after,
                                "settled",
                                row.label().isReviewed(),
                                "viewer",
                                caller,
                                "limit",
                                page.limit() + 1),
                        DecisionView.Row.class))
                .map(rows -> Page.of(
                        rows,
                        page,
                        DecisionView.Row::view,
                        step -> List.of(step.id().toString()))));
    }
}
