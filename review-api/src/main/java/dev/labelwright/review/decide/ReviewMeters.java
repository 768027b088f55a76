package dev.labelwright.review.decide;

import dev.labelwright.review.label.RevisionAction;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts what people do with labels. */
@ApplicationScoped
public class ReviewMeters {
    private final MeterRegistry meters;

    ReviewMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(RevisionAction action, int labels) {
        meters.counter("labelwright.reviews", "action", action.name().toLowerCase(Locale.ROOT))
                .increment(labels);
    }

    /** Counts a label that an adjudicator settled. */
    public void countAdjudication() {
        meters.counter("labelwright.reviews", "action", "adjudicate").increment();
    }
}
