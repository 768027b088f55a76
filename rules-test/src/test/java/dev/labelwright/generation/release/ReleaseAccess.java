package dev.labelwright.generation.release;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets a test release steps as generation-api does, without waiting for a sweep. */
public final class ReleaseAccess {
    private final Mutiny.SessionFactory sessions;
    private final StageRelease release = new StageRelease();

    /** Releases in transactions of these sessions. */
    public ReleaseAccess(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Releases some patients of one generation; whether there were any. */
    public Uni<Boolean> release() {
        return sessions.withTransaction((session, transaction) -> release.release(session));
    }
}
