package dev.labelwright.prompt;

/** What a generation may use beyond one call a task: a tenth, and at least its largest single call. */
public final class RepairAllowance {
    private RepairAllowance() {}

    /**
     * The allowance in tokens; grows with both arguments.
     *
     * @param tasksCeiling the sum of the tasks' ceilings, in tokens
     * @param largestTask the highest of them
     */
    public static long of(long tasksCeiling, long largestTask) {
        return Math.max(Math.ceilDiv(tasksCeiling, 10L), largestTask);
    }
}
