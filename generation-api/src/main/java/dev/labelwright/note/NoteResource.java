package dev.labelwright.note;

import dev.labelwright.problem.ProblemException;
import dev.labelwright.project.ProjectCheck;
import dev.labelwright.rest.Page;
import dev.labelwright.rest.PageRequest;
import dev.labelwright.sql.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@code /projects/{projectId}/patients} and {@code …/notes}. */
@Path("/api/v1/projects/{projectId}")
@Tag(name = "Notes", description = "Patients and their notes")
@Produces(MediaType.APPLICATION_JSON)
public class NoteResource {
    private static final String PATIENT = """
            select patient_id, notes, tokens_o200k as tokens, covered from catalog.patient
            where project_id = :project and notes > 0\s""";
    private static final String NOTE = """
            select note_id, patient_id, title, text, tokens_o200k as tokens, upload_id,
              to_char(noted_at at time zone 'UTC',
                case when has_time then 'YYYY-MM-DD"T"HH24:MI:SS"Z"' else 'YYYY-MM-DD' end) as date
            from catalog.note where project_id = :project and note_id = :note""";

    private final Mutiny.SessionFactory sessions;

    NoteResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @GET
    @Path("patients")
    @Operation(operationId = "listPatients", summary = "The patients by id")
    @APIResponse(responseCode = "200", description = "A page of patients")
    public Uni<Page<PatientView>> patients(
            UUID projectId, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        PageRequest request = PageRequest.of(limit, cursor, 1);
        return sessions.withSession(
                        session -> ProjectCheck.exists(session, projectId).chain(() -> Statement.query(
                                        PATIENT + "and patient_id > :after order by patient_id limit :limit")
                                .with("project", projectId)
                                .with(
                                        "after",
                                        request.after().map(List::getFirst).orElse(""))
                                .with("limit", request.limit() + 1)
                                .list(session, PatientView.class)))
                .map(rows -> Page.of(rows, request, Function.identity(), patient -> List.of(patient.patientId())));
    }

    @GET
    @Path("patients/{patientId}")
    @Operation(operationId = "getPatient", summary = "A patient")
    @APIResponse(responseCode = "200", description = "The patient")
    public Uni<PatientView> patient(UUID projectId, String patientId) {
        return sessions.withSession(session -> Statement.query(PATIENT + "and patient_id = :patient")
                        .with("project", projectId)
                        .with("patient", patientId)
                        .first(session, PatientView.class))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("patient", patientId));
    }

    @GET
    @Path("notes/{noteId}")
    @Operation(operationId = "getNote", summary = "A note with its text")
    @APIResponse(responseCode = "200", description = "The note")
    public Uni<NoteView> note(UUID projectId, String noteId) {
        return sessions.withSession(session -> Statement.query(NOTE)
                        .with("project", projectId)
                        .with("note", noteId)
                        .first(session, NoteView.class))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("note", noteId));
    }
}
