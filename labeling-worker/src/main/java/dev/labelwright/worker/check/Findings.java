package dev.labelwright.worker.check;

import dev.labelwright.event.CheckFinding;
import dev.labelwright.event.CheckFinding.Name;
import dev.labelwright.event.ModelCheck;
import dev.labelwright.event.ModelCheckResult;
import dev.labelwright.event.TaskFailure;
import dev.labelwright.event.Usage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gathers what a check finds. Not thread-safe. */
final class Findings {
    private static final Set<TaskFailure.Code> NOT_REACHED = EnumSet.of(
            TaskFailure.Code.ADDRESS_REFUSED,
            TaskFailure.Code.UNAVAILABLE,
            TaskFailure.Code.TIMED_OUT,
            TaskFailure.Code.CONNECTION_LOST);

    private final List<CheckFinding> findings = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private Integer overhead;

    void found(Name name, boolean ok, String message) {
        findings.add(new CheckFinding(name, ok, message));
    }

    void used(Usage call) {
        usage = new Usage(
                usage.input() + call.input(), usage.cachedInput() + call.cachedInput(), usage.output() + call.output());
    }

    /** A call whose prompt was reported to be that much longer than we count; the largest counts. */
    void overhead(long tokens) {
        int bounded = Math.toIntExact(Math.clamp(tokens, 0, Integer.MAX_VALUE));
        overhead = overhead == null ? bounded : Math.max(overhead, bounded);
    }

    Integer overhead() {
        return overhead;
    }

    /** Why no answer came, as far as the failure tells how far the request got. */
    void failed(TaskFailure failure) {
        if (NOT_REACHED.contains(failure.code())) {
            found(Name.REACHABILITY, false, failure.message());
            return;
        }
        answers();
        boolean key = failure.code() == TaskFailure.Code.AUTHENTICATION;
        found(key ? Name.AUTHENTICATION : Name.REQUEST, false, failure.message());
    }

    void answers() {
        found(Name.REACHABILITY, true, "the endpoint answers");
    }

    ModelCheckResult result(ModelCheck check) {
        return new ModelCheckResult(check.id(), check.modelId(), findings, overhead, usage);
    }
}
