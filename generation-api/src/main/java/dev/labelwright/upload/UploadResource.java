package dev.labelwright.upload;

import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.problem.Violations;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.rest.Caller;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /projects/{projectId}/uploads}. */
@Path("/api/v1/projects/{projectId}/uploads")
@Tag(name = "Uploads", description = "Files of notes")
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
    private static final int MAX_FILENAME = 255;

    private final Uploads uploads;
    private final Mutiny.SessionFactory sessions;

    UploadResource(Uploads uploads, Mutiny.SessionFactory sessions) {
        this.uploads = uploads;
        this.sessions = sessions;
    }

    @POST
    @Consumes("text/csv")
    @RunOnVirtualThread
    @Operation(
            operationId = "uploadNotes",
            summary = "Import a CSV file of notes",
            description =
                    "Columns, in any order: NOTE_ID, PERSON_ID, NOTE_DATETIME, NOTE_TEXT; NOTE_TITLE is optional. "
                            + "RFC 4180, UTF-8. A note is upserted by its id.")
    @APIResponse(
            responseCode = "201",
            description = "What became of the rows",
            content = @Content(schema = @Schema(implementation = UploadView.class)))
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing stored")
    public RestResponse<UploadView> uploadCsv(
            UUID projectId,
            @QueryParam("filename") String filename,
            @QueryParam("onError") String onError,
            @HeaderParam(Caller.HEADER) String caller,
            InputStream file) {
        return upload(projectId, filename, onError, caller, file);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RunOnVirtualThread
    @Operation(operationId = "uploadNotesForm", summary = "Import a CSV file of notes from a form")
    @APIResponse(
            responseCode = "201",
            description = "What became of the rows",
            content = @Content(schema = @Schema(implementation = UploadView.class)))
    @APIResponse(
            responseCode = "422",
            description = "The file breaks a rule: every line, column and rule; nothing stored")
    public RestResponse<UploadView> uploadForm(
            UUID projectId,
            @QueryParam("filename") String filename,
            @QueryParam("onError") String onError,
            @HeaderParam(Caller.HEADER) String caller,
            @RestForm("file") FileUpload file) {
        if (file == null) {
            throw ProblemException.ofField(ErrorCode.INVALID_BODY, "file", "the form needs a part of this name");
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return upload(projectId, Objects.requireNonNullElse(filename, file.fileName()), onError, caller, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Operation(operationId = "listUploads", summary = "The uploads, newest first")
    @APIResponse(responseCode = "200", description = "A page of uploads")
    public Uni<Page<UploadView>> list(
            UUID projectId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        PageRequest request = PageRequest.of(limit, cursor, 1);
        String before = request.after().map(List::getFirst).orElse("ffffffff-ffff-ffff-ffff-ffffffffffff");
        return sessions.withSession(
                        session -> ProjectCheck.exists(session, projectId).chain(() -> Statement.query("""
                                select id, filename, notes_created, notes_updated, notes_unchanged,
                                  rejected_rows as rejected_row_count, uploaded_by, created_at
                                from catalog.upload
                                where project_id = :project and id < cast(:before as uuid)
                                order by id desc limit :limit""")
                                .with("project", projectId)
                                .with("before", before)
                                .with("limit", request.limit() + 1)
                                .list(session, UploadView.class)))
                .map(rows -> Page.of(
                        rows,
                        request,
                        Function.identity(),
                        upload -> List.of(upload.id().toString())));
    }

    private RestResponse<UploadView> upload(
            UUID project, String filename, String onError, String caller, InputStream file) {
        Violations violations = new Violations();
        String name = filename == null || filename.isBlank() ? "notes.csv" : filename;
        violations.requireOptionalText(name, "filename", MAX_FILENAME);
        violations.require(
                onError == null || "reject".equals(onError) || "skip".equals(onError),
                "onError",
                "must be one of: reject, skip");
        violations.throwIfAny(ErrorCode.INVALID_PARAMETER);
        UploadView upload = uploads.upload(
                project,
                name,
                onError == null ? OnError.reject : OnError.valueOf(onError),
                Caller.named(caller),
                file == null ? InputStream.nullInputStream() : file);
        return RestResponse.ResponseBuilder.<UploadView>created(
                        URI.create("/api/v1/projects/%s/uploads/%s".formatted(project, upload.id())))
                .entity(upload)
                .build();
    }
}
