package dev.labelwright.review.export;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how many exports are running, and how much they have read. */
@ApplicationScoped
public class ExportMeters {
    private final MeterRegistry meters;
    private final AtomicInteger running;

    ExportMeters(MeterRegistry meters) {
        this.meters = meters;
        this.running = meters.gauge("labelwright.export.running", new AtomicInteger());
    }

    void begin() {
        running.incrementAndGet();
    }

    void end() {
        running.decrementAndGet();
    }

    /** Counts a page that was read. */
    public void page() {
        meters.counter("labelwright.export.pages").increment();
    }
}
