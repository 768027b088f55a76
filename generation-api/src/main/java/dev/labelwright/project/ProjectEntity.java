package dev.labelwright.project;

import dev.labelwright.model.ModelEntity;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A project's row. */
@Entity
@Table(schema = "catalog", name = "project")
public class ProjectEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    public String description;

    @Column(nullable = false)
    public String status;

    @Column(name = "variables_per_call", nullable = false)
    public int variablesPerCall;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "default_model_id")
    public ModelEntity defaultModel;

    /** Between 0 and 1. */
    @Column(name = "confidence_threshold", nullable = false)
    public double confidenceThreshold;

    /** The most tokens that all generations together may use; {@code null} without a limit. */
    @Column(name = "token_limit")
    public Long tokenLimit;

    /** How many reviewers decide on their own. */
    @Column(name = "reviewers_per_patient", nullable = false)
    public int reviewersPerPatient;

    /** Whether reviewers decide without having seen the model's draft. */
    @Column(name = "blind_to_draft", nullable = false)
    public boolean blindToDraft;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Version
    public int version;
}
