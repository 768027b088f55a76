package dev.labelwright.demo;

import dev.labelwright.stack.StackArguments;

/** Starts what the demo needs, and returns when all of it answers. */
@FunctionalInterface
public interface StackStarter {
    RunningStack start(StackArguments arguments);
}
