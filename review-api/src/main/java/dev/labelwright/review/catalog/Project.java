package dev.labelwright.review.catalog;

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

    /** Whether it is there to stay; one that is being deleted takes nothing new. */
    public boolean active() {
        return status.equals("ACTIVE");
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }
}
