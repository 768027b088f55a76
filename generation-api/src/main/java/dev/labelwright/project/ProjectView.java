package dev.labelwright.project;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A project as clients see it. */
@Schema(name = "Project")
public record ProjectView(
        UUID id, String name, String description, String status, ProjectBody.Settings settings, Instant createdAt) {

    static ProjectView of(ProjectEntity project) {
        return new ProjectView(
                project.id,
                project.name,
                project.description,
                project.status,
                new ProjectBody.Settings(
                        project.variablesPerCall,
                        project.defaultModel == null ? null : project.defaultModel.name,
                        Threshold.of(project.confidenceThreshold),
                        project.tokenLimit,
                        new ProjectBody.Review(project.reviewersPerPatient, project.blindToDraft)),
                project.createdAt);
    }
}
