package dev.labelwright.generation.control;

import dev.labelwright.generation.history.GenerationHistory;
import dev.labelwright.generation.history.GenerationView;
import dev.labelwright.problem.ErrorCode;
import dev.labelwright.problem.ProblemException;
import dev.labelwright.rest.Outage;
import dev.labelwright.sql.FreshContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A generation as it changes: its state now, then each change, at most four a second, to the terminal one. Looks at the
 * row's version, so that it tells what any replica did.
 */
@ApplicationScoped
public class EventStream {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** How long the database may be away before the stream ends; the client comes back for the current state. */
    private static final Duration OUTAGE = Duration.ofMinutes(2);

    private final Mutiny.SessionFactory sessions;
    private final GenerationHistory history;
    private final FreshContext context;

    EventStream(Mutiny.SessionFactory sessions, GenerationHistory history, FreshContext context) {
        this.sessions = sessions;
        this.history = history;
        this.context = context;
    }

    /** What a look at the generation found. */
    private sealed interface Look {
        /** It is as it was told. */
        record Same() implements Look {}

        /** It is no more. */
        record Gone() implements Look {}
    }

    /** What a client is told. */
    public sealed interface Told extends Look {
        /** The generation as it is now. */
        record Changed(GenerationView generation) implements Told {}

        /** Nothing has changed for a while. */
        record Quiet() implements Told {}
    }

    /** Where a stream stands. Its looks follow one another. */
    private static final class Place {
        private boolean begun;
        private long version;
        private long toldAt = System.nanoTime();
        private long reachedAt = System.nanoTime();

        Look changed(GenerationView generation) {
            begun = true;
            version = generation.version();
            toldAt = System.nanoTime();
            return new Told.Changed(generation);
        }

        Look same() {
            if (System.nanoTime() - toldAt < HEARTBEAT.toNanos()) {
                return new Look.Same();
            }
            toldAt = System.nanoTime();
            return new Told.Quiet();
        }

        boolean outlives(Throwable failure) {
            return begun && Outage.causes(failure) && System.nanoTime() - reachedAt < OUTAGE.toNanos();
        }
    }

    /** The stream of a generation of a project; fails with {@code NOT_FOUND} where there is none at the start. */
    public Multi<Told> of(UUID project, UUID generation) {
        return Multi.createFrom().deferred(() -> {
            Place place = new Place();
            return Multi.createBy()
                    .repeating()
                    .uni(() -> look(project, generation, place))
                    .withDelay(PERIOD)
                    .whilst(EventStream::goesOn)
                    .filter(Told.class::isInstance)
                    .map(Told.class::cast);
        });
    }

    private Uni<Look> look(UUID project, UUID generation, Place place) {
        return Uni.createFrom()
                .deferred(() -> sessions.withSession(session -> look(session, project, generation, place)))
                .runSubscriptionOn(context)
                .invoke(() -> place.reachedAt = System.nanoTime())
                .onFailure(place::outlives)
                .recoverWithItem(place::same)
                .onFailure(failure -> place.begun && notFound(failure))
                .recoverWithItem(Look.Gone::new);
    }

    private Uni<Look> look(Mutiny.Session session, UUID project, UUID generation, Place place) {
        return history.version(session, project, generation)
                .chain(now -> place.begun && now.version() == place.version
                        ? Uni.createFrom().item(place.same())
                        : history.get(session, project, generation).map(place::changed));
    }

    private static boolean notFound(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ErrorCode.NOT_FOUND;
    }

    private static boolean goesOn(Look look) {
        return switch (look) {
            case Look.Same same -> true;
            case Told.Quiet quiet -> true;
            case Told.Changed changed -> !changed.generation().status().terminal();
            case Look.Gone gone -> false;
        };
    }
}
