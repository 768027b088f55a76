package dev.labelwright.estimate;

import dev.labelwright.estimate.AdviceView.Sharing;
import dev.labelwright.estimate.AdviceView.Way;
import dev.labelwright.estimate.ceiling.Sums;
import dev.labelwright.selection.Overwrite;
import dev.labelwright.selection.PatientChoice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Compares ways to ask the same. Each is a refined estimate, one after another. */
@ApplicationScoped
public class Advisor {
    private static final List<Integer> VARIABLES_PER_CALL = List.of(1, 5, 10, 20, 50);

    private final Mutiny.SessionFactory sessions;
    private final SelectionFinding finding;

    Advisor(Mutiny.SessionFactory sessions, SelectionFinding finding) {
        this.sessions = sessions;
        this.finding = finding;
    }

    /** What the body's selection would take in other ways; refuses what a generation would refuse. */
    public Uni<AdviceView> advise(UUID project, EstimateBody body) {
        return sessions.withTransaction((session, transaction) -> finding.find(session, project, body)
                .chain(asked -> way(session, asked).chain(present -> advise(session, asked, present))));
    }

    private static Uni<AdviceView> advise(Mutiny.Session session, FoundSelection asked, Way present) {
        Uni<List<Way>> others = Multi.createFrom()
                .iterable(VARIABLES_PER_CALL)
                .onItem()
                .transformToUniAndConcatenate(number -> number == asked.variablesPerCall()
                        ? Uni.createFrom().item(present)
                        : way(session, asked.withVariablesPerCall(number)).map(way -> way.comparedWith(present)))
                .collect()
                .asList();
        return others.chain(ways -> skipping(session, asked, present)
                .chain(skip -> sharing(session, asked).map(sharing -> new AdviceView(present, ways, skip, sharing))));
    }

    private static Uni<Way> skipping(Mutiny.Session session, FoundSelection asked, Way present) {
        return asked.selection().overwrite() == Overwrite.SKIP
                ? Uni.createFrom().nullItem()
                : way(session, asked.skipping()).map(way -> way.comparedWith(present));
    }

    private static Uni<Sharing> sharing(Mutiny.Session session, FoundSelection asked) {
        return asked.selection().patients() instanceof PatientChoice.NewBatch
                ? Uni.createFrom().nullItem()
                : asked.sharing().first(session, Sharing.class);
    }

    private static Uni<Way> way(Mutiny.Session session, FoundSelection asked) {
        FoundSelection.Estimate estimate = asked.refined();
        return estimate.sums()
                .first(session, Sums.class)
                .map(sums -> new Way(
                        asked.variablesPerCall(),
                        asked.selection().overwrite().name(),
                        sums.ceiling(),
                        sums.calls(),
                        estimate.dearest().most(sums.cost(), sums.repairAllowance()),
                        0));
    }
}
