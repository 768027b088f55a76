package dev.labelwright.generation.track;

import dev.labelwright.event.TaskFailure;

/**
 * How the tasks of a generation end that is being stopped.
 *
 * @param closing the kind of result that ends them: {@code CANCELLED} or {@code GIVEN_UP}
 * @param failure why
 */
record Stopping(String closing, TaskFailure failure) {}
