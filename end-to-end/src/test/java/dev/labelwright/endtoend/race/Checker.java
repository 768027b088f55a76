package dev.labelwright.endtoend.race;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.labelwright.endtoend.race.Violation.Kind;
import dev.labelwright.event.LabelingOutcome;
import dev.labelwright.event.LabelingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Replays patients' histories and holds them against what was sent and what clients were told. Changes of a cell are
 * ordered by the time of their transactions: each holds the cell's lock from before its first row until it is committed.
 */
final class Checker {
    private final Map<UUID, StartedGeneration> generations;
    private final Map<UUID, SentResult> sent;
    private final double threshold;
    private final JournalCheck journal;
    private final Violations violations = new Violations();
    private final ResultCheck results = new ResultCheck(violations);
    private int replaced;

    /**
     * A check.
     *
     * @param sent what was sent, one for each dispatch
     * @param threshold the confidence from which on a draft counts
     */
    Checker(
            Collection<StartedGeneration> generations,
            Collection<SentResult> sent,
            Collection<JournalEntry> journal,
            double threshold) {
        this.generations = generations.stream().collect(toMap(StartedGeneration::id, Function.identity()));
        this.sent = sent.stream().collect(toMap(SentResult::dispatchId, Function.identity()));
        this.threshold = threshold;
        this.journal = new JournalCheck(journal, violations);
    }

    /** Takes a patient in. */
    void check(PatientHistory history) {
        history.applied().forEach(results::stored);
        history.revisions().stream().filter(Revision::byPerson).forEach(journal::found);
        Map<UUID, List<Revision>> revisions = history.revisions().stream().collect(groupingBy(Revision::cellId));
        Map<UUID, List<LabelRow>> labels = history.labels().stream().collect(groupingBy(LabelRow::cellId));
        for (CellRow cell : history.cells()) {
            List<CellReplay.Application> applications = applications(cell, history.applied());
            replay(
                    cell,
                    revisions.getOrDefault(cell.id(), List.of()),
                    labels.getOrDefault(cell.id(), List.of()),
                    applications);
        }
    }

    /**
     * All that is wrong, once every patient was taken in.
     *
     * @param outcomes what was told of the results
     */
    List<Violation> end(Collection<LabelingOutcome> outcomes) {
        journal.end();
        results.end(sent.values());
        outcomes.forEach(results::told);
        return violations.all();
    }

    /** How many decisions gave way to a run that was allowed to replace them. */
    int replaced() {
        return replaced;
    }

    private List<CellReplay.Application> applications(CellRow cell, List<AppliedResult> applied) {
        List<CellReplay.Application> applications = new ArrayList<>();
        for (AppliedResult result : applied) {
            SentResult source = sent.get(result.dispatchId());
            if (source != null
                    && result.closedAs() == LabelingResult.Kind.ANSWERED
                    && source.task().places().contains(cell.place())) {
                applications.add(new CellReplay.Application(
                        result, generations.get(result.generationId()), source.of(cell.place())));
            }
        }
        return applications;
    }

    private void replay(
            CellRow cell, List<Revision> revisions, List<LabelRow> labels, List<CellReplay.Application> applications) {
        CellReplay replay = new CellReplay(cell, threshold, violations);
        for (Transaction transaction : transactions(revisions, applications)) {
            if (transaction.applications().size() == 1) {
                CellReplay.Application only = transaction.applications().getFirst();
                results.ended(only.applied(), replay.endOf(only));
            } else {
                // Which of them came first inside the transaction is nowhere written.
                transaction.applications().forEach(one -> results.ended(one.applied()));
            }
            for (Revision revision : transaction.revisions()) {
                if (revision.byPerson()) {
                    replay.person(revision, journal.restores(revision));
                } else {
                    transaction.applications().stream()
                            .filter(one -> one.generation().id().equals(revision.generationId()))
                            .findFirst()
                            .ifPresentOrElse(
                                    one -> {
                                        replay.model(revision, one);
                                        replay.asked(one.generation());
                                    },
                                    () -> {
                                        violations.add(Kind.APPLIED_TWICE, () -> "no result was applied with %s"
                                                .formatted(revision));
                                        replay.follow(revision);
                                    });
                }
            }
            transaction.applications().forEach(one -> replay.asked(one.generation()));
        }
        replay.end(labels);
        replaced += replay.replaced();
    }

    /** What one transaction did to a cell, in its order. */
    private record Transaction(List<Revision> revisions, List<CellReplay.Application> applications) {
        Transaction() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Instant at() {
            return revisions.isEmpty()
                    ? applications.getFirst().applied().at()
                    : revisions.getFirst().at();
        }
    }

    private static List<Transaction> transactions(List<Revision> revisions, List<CellReplay.Application> applications) {
        Map<Long, Transaction> transactions = new LinkedHashMap<>();
        revisions.forEach(revision -> transactions
                .computeIfAbsent(revision.transaction(), id -> new Transaction())
                .revisions()
                .add(revision));
        applications.forEach(application -> transactions
                .computeIfAbsent(application.applied().transaction(), id -> new Transaction())
                .applications()
                .add(application));
        return transactions.values().stream()
                .sorted(Comparator.comparing(Transaction::at))
                .toList();
    }
}
