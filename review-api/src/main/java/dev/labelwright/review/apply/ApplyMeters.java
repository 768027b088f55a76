package dev.labelwright.review.apply;

import dev.labelwright.event.CellOutcomes;
import dev.labelwright.event.CommandOutcome;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what is applied; no id and no text is ever a tag. */
@ApplicationScoped
public class ApplyMeters {
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;

    ApplyMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("labelwright.results.batch")
                .description("Results that arrived together")
                .register(registry);
    }

    void batch(int messages, int unreadable, BatchEnd end) {
        batchSize.record(messages);
        end.applied().outcomes().forEach(outcome -> registry.counter(
                        "labelwright.results.applied",
                        "kind",
                        outcome.kind().name().toLowerCase(Locale.ROOT))
                .increment());
        end.applied().closings().forEach(closing -> cells(closing.cells()));
        registry.counter("labelwright.results.dead")
                .increment((double) unreadable + end.spoiled().size());
    }

    void command(CommandOutcome outcome) {
        registry.counter(
                        "labelwright.commands.applied",
                        "kind",
                        outcome.kind().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void deadCommand() {
        registry.counter("labelwright.commands.dead").increment();
    }

    private void cells(CellOutcomes cells) {
        cells("written", cells.written());
        cells("unchanged", cells.unchanged());
        cells("protected", cells.protectedCells());
        cells("superseded", cells.superseded());
        cells("below_threshold", cells.belowThreshold());
        cells("empty", cells.empty());
    }

    private void cells(String outcome, int count) {
        registry.counter("labelwright.cells", "outcome", outcome).increment(count);
    }
}
