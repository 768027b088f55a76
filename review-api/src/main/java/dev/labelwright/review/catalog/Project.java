package dev.labelwright.review.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A project as review-api sees it; generation-api writes it. */
@Entity
@Immutable
@Table(schema = "catalog", name = "project")
public class Project {
    @Id
    private UUID id;

    private String name;

    private String status;

    @Column(name = "reviewers_per_patient")
    private int reviewersPerPatient;

    @Column(name = "blind_to_draft")
    private boolean blindToDraft;

    /** Whether it is there to stay; one that is being deleted takes nothing new. */
    public boolean active() {
        return status.equals("ACTIVE");
    }

    /** How many reviewers decide on their own, blind to each other. */
    public int reviewersPerPatient() {
        return reviewersPerPatient;
    }

    /** Whether reviewers decide without having seen the model's draft. */
    public boolean blindToDraft() {
        return blindToDraft;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
