package dev.labelwright.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The middle of a run, from a quarter to nine tenths of it: neither its start nor its end are measured.
 *
 * @param perSecond how much was done in a second
 * @param processors how many processors each process kept busy
 */
record SteadyPart(double perSecond, Map<String, Double> processors) {
    private static final double FROM = 0.25;
    private static final double TO = 0.9;
    private static final int PAUSE_MILLIS = 20;

    /**
     * Waits for the part and measures it.
     *
     * @param done how much is done
     * @param all how much there is to do
     * @param processes to look at, by name
     */
    static SteadyPart of(LongSupplier done, long all, Map<String, Long> processes)
            throws IOException, InterruptedException {
        long first = reach(done, (long) (all * FROM));
        long start = System.nanoTime();
        Map<String, ProcessorTime> before = new TreeMap<>();
        for (Map.Entry<String, Long> process : processes.entrySet()) {
            before.put(process.getKey(), ProcessorTime.of(process.getValue()));
        }
        long last = reach(done, (long) (all * TO));
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> processors = new TreeMap<>();
        for (Map.Entry<String, ProcessorTime> process : before.entrySet()) {
            processors.put(process.getKey(), process.getValue().processorsSince());
        }
        return new SteadyPart((last - first) / seconds, processors);
    }

    private static long reach(LongSupplier done, long wanted) throws InterruptedException {
        long now = done.getAsLong();
        while (now < wanted) {
            Thread.sleep(PAUSE_MILLIS);
            now = done.getAsLong();
        }
        return now;
    }
}
