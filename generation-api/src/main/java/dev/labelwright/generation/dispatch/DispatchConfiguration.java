package dev.labelwright.generation.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tasks are handed out. */
@ConfigMapping(prefix = "labelwright.dispatch")
public interface DispatchConfiguration {
    /** How long a worker may hold a task, its wait on the topic included. */
    @WithDefault("PT10M")
    Duration lease();

    /** How long after its lease a dispatch is given up for lost: what a result may take from worker to here. */
    @WithDefault("PT5S")
    Duration grace();

    /** The most tasks of all generations that are out at a time: what the workers can answer within a lease. */
    @WithDefault("1024")
    int outstanding();

    /** The most tasks of one generation that are out at a time. */
    @WithDefault("256")
    int window();

    /** The most tasks that a generation hands out before it is another's turn. */
    @WithDefault("32")
    int turn();

    /** The most bytes of notes in one turn: they are in memory together. */
    @WithDefault("8388608")
    long turnBytes();

    /** The most dispatches of a task in one round. */
    @WithDefault("4")
    int attempts();

    /** The wait before the second dispatch of a task; doubles with each further one. */
    @WithDefault("PT1S")
    Duration backoff();
}
