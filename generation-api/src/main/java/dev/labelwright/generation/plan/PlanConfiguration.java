package dev.labelwright.generation.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How generations are planned. */
@ConfigMapping(prefix = "labelwright.plan")
public interface PlanConfiguration {
    /** The most tasks of a generation that somebody is taken to wait for. */
    @WithDefault("64")
    int interactiveTasks();

    /** How often planning may fail before the generation does. */
    @WithDefault("3")
    int attempts();

    /** How many generations a process plans at a time. */
    @WithDefault("3")
    int concurrency();
}
